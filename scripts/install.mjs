import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { readJsonFile } from "./file-lock.mjs";
import { repoRoot } from "./repo-root.mjs";
import { runCommand } from "./run-command.mjs";

const thisMachine = `${process.platform}-${process.arch}`;
const stampFile = path.join(repoRoot, "node_modules", ".studio-lock-hash");

/** Installs the dependencies of package-lock.json, unless node_modules holds just them. */
export async function ensureInstalled({ progress, signal }) {
  const lockText = readFileSync(path.join(repoRoot, "package-lock.json"));
  const wanted = lockHash(lockText);
  const stamp = existsSync(stampFile) ? readFileSync(stampFile, "utf8") : null;
  if (stamp === wanted) return;
  // Somebody may have run npm themselves: npm's own record tells what is there. It does not tell for which kind of
  // machine, so a stamp of another one (a copied folder) settles the matter.
  const isForHere = stamp === null || stamp.startsWith(`${thisMachine} `);
  if (!isForHere || !holdsLocked(JSON.parse(lockText))) {
    await progress.step("Installing packages (npm ci)", () => npmCi(signal));
  }
  writeFileSync(stampFile, wanted);
}

/** Names an installation: what is locked, and for which kind of machine (packages with binaries differ). */
export function lockHash(lockText, machine = thisMachine) {
  return `${machine} ${createHash("sha256").update(lockText).digest("hex")}\n`;
}

function holdsLocked(lock) {
  const installed = readJsonFile(path.join(repoRoot, "node_modules", ".package-lock.json"));
  return installed !== null && holdsEverything(lock.packages, installed.packages);
}

/**
 * Whether every package of a lock file is installed in the very version; both are the `packages` of npm's lock
 * format. Optional packages are for other kinds of machines and may be absent.
 */
export function holdsEverything(locked, installed) {
  return Object.entries(locked).every(([place, { version, integrity, optional }]) => {
    if (place === "") return true; // the project itself
    const found = installed[place];
    return found ? found.version === version && found.integrity === integrity : optional === true;
  });
}

/** `npm ci` with this very Node's npm where it is known (npm start), else the one on the PATH. */
async function npmCi(signal) {
  // Packages for development are needed too: the studio is built and its tests run on this machine.
  const args = ["ci", "--include=dev", "--no-audit", "--no-fund"];
  const npmCli = process.env.npm_execpath;
  if (npmCli?.endsWith(".js")) await runCommand(process.execPath, [npmCli, ...args], { signal });
  else await runCommand("npm", args, { signal, shell: process.platform === "win32" });
}
