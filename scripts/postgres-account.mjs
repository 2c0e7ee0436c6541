import { spawnSync } from "node:child_process";
import { readFileSync, statSync } from "node:fs";
import { Failure } from "./failure.mjs";

/**
 * Postgres refuses to run as root. When root starts the studio, this is the account Postgres runs as:
 * `{uid, gid, name}`, the owner of the existing data, else `postgres` or `nobody`. For everybody else null:
 * Postgres runs as they do.
 */
export function postgresAccount(clusterDir) {
  if (process.getuid?.() !== 0) return null;
  const accounts = readFileSync("/etc/passwd", "utf8")
    .split("\n")
    .map((line) => line.split(":"))
    .map(([name, , uid, gid]) => ({ name, uid: Number(uid), gid: Number(gid) }));
  const owner = statSync(clusterDir, { throwIfNoEntry: false })?.uid;
  const found =
    (owner ? accounts.find(({ uid }) => uid === owner) : undefined) ??
    accounts.find(({ name }) => name === "postgres") ??
    accounts.find(({ name }) => name === "nobody");
  if (!found) {
    throw new Failure(
      "Postgres does not run as root and this machine has no account `postgres` or `nobody`; add one (useradd postgres), start as an ordinary user, or set DATABASE_URL.",
    );
  }
  return found;
}

/** The options that make a child process run as the account. */
export function runAs(account) {
  return account ? { uid: account.uid, gid: account.gid, cwd: "/" } : { cwd: "/" };
}

/** Whether the account can pass every folder on the way, asked by trying it. */
export function canReach(account, folder) {
  if (!account) return true;
  return spawnSync("/bin/sh", ["-c", 'cd "$1"', "sh", folder], runAs(account)).status === 0;
}
