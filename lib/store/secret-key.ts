import { randomBytes } from "node:crypto";
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { AppError } from "@/lib/app-error";
import { env } from "@/lib/env";

const KEY_HEX = /^[0-9a-fA-F]{64}$/;

/**
 * The 32 bytes that API keys are encrypted with: STUDIO_SECRET_KEY, or the file `secret-key` in the data folder,
 * which is made at first use and readable by its owner only.
 */
export function secretKey(): Buffer {
  const { STUDIO_SECRET_KEY, STUDIO_DATA_DIR } = env();
  return Buffer.from(STUDIO_SECRET_KEY ?? readKeyFile(path.resolve(STUDIO_DATA_DIR, "secret-key")), "hex");
}

function readKeyFile(file: string): string {
  const text = (findText(file) ?? makeKeyFile(file)).trim();
  if (KEY_HEX.test(text)) return text;
  throw new AppError(
    "conflict",
    `The key file ${file} does not hold 64 hexadecimal digits; restore it, or delete it and enter the servers' API keys again.`,
  );
}

function findText(file: string): string | null {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return null;
    throw error;
  }
}

/** Two processes may start at once: a link appears whole or not at all, and only the first one's stays. */
function makeKeyFile(file: string): string {
  mkdirSync(path.dirname(file), { recursive: true });
  const draft = `${file}.${process.pid}.${randomBytes(4).toString("hex")}`;
  writeFileSync(draft, `${randomBytes(32).toString("hex")}\n`, { flag: "wx", mode: 0o600 });
  try {
    linkSync(draft, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
  } finally {
    rmSync(draft);
  }
  return readFileSync(file, "utf8");
}
