import { randomUUID } from "node:crypto";
import { linkSync, rmSync, writeFileSync } from "node:fs";

/**
 * Creates a private file with this text unless it exists; answers whether it did. The file appears with its whole
 * text at once (a link to a finished file), so nobody ever reads half of it, and of many callers one succeeds.
 */
export function createOnce(file, text) {
  const draft = `${file}.${randomUUID()}`;
  writeFileSync(draft, text, { mode: 0o600 });
  try {
    linkSync(draft, file);
    return true;
  } catch (error) {
    if (error.code === "EEXIST") return false;
    throw error;
  } finally {
    rmSync(draft, { force: true });
  }
}
