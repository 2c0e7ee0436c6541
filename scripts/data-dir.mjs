import { randomBytes } from "node:crypto";
import { accessSync, chmodSync, constants, existsSync, mkdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { createOnce } from "./create-once.mjs";
import { Failure } from "./failure.mjs";
import { repoRoot } from "./repo-root.mjs";

/** The absolute folder of everything the studio writes, made ready: STUDIO_DATA_DIR or `.data` in the repository. */
export function openDataDir(named = process.env.STUDIO_DATA_DIR) {
  const dataDir = path.resolve(repoRoot, named || ".data");
  try {
    const isNew = !existsSync(dataDir);
    mkdirSync(path.join(dataDir, "logs"), { recursive: true });
    // The account Postgres runs as must be able to pass through when the studio is started by root, whatever the
    // umask. The files that hold secrets are 0600 themselves.
    if (isNew) chmodSync(dataDir, 0o711);
    accessSync(dataDir, constants.R_OK | constants.W_OK | constants.X_OK);
    accessSync(path.join(dataDir, "logs"), constants.W_OK);
  } catch (cause) {
    throw new Failure(
      `Cannot write to ${dataDir} (${cause.code}); give that folder to your account or name another with STUDIO_DATA_DIR.`,
      { cause },
    );
  }
  return dataDir;
}

/** The text of a small secret file, made of random bytes on first use; readable by its owner only. */
export function secretFile(dataDir, name, bytes = 32) {
  const file = path.join(dataDir, name);
  if (!existsSync(file)) createOnce(file, `${randomBytes(bytes).toString("hex")}\n`);
  return readFileSync(file, "utf8").trim();
}
