import { randomUUID } from "node:crypto";
import {
  chownSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import path from "node:path";
import { Failure } from "./failure.mjs";
import { canReach, postgresAccount, runAs } from "./postgres-account.mjs";
import { sharedStateDir } from "./postgres-binaries.mjs";
import { runCommand } from "./run-command.mjs";

/** The name of Postgres' own superuser; it exists only behind a random password on a loopback port. */
export const superuser = "postgres";

/**
 * Where Postgres' files are, or will be: `{clusterDir, account}`. They stand in the data folder, unless root
 * starts the studio in a place that the account of Postgres cannot reach (a repository below /root); then they
 * stand in a folder of their own, and the data folder remembers which.
 */
export function locateCluster(dataDir, say) {
  const outside = outsideDir(dataDir);
  const clusterDir = path.join(outside ?? dataDir, "postgres");
  const account = postgresAccount(clusterDir);
  if (outside || canReach(account, dataDir)) return { clusterDir, account };
  if (isCluster(clusterDir)) {
    throw new Failure(
      `The database in ${clusterDir} cannot be reached by ${account.name}, as whom Postgres runs; open the folders above it (chmod o+x).`,
    );
  }
  const chosen = path.join(sharedStateDir, `data-${randomUUID().slice(0, 8)}`);
  say(`Postgres runs as ${account.name}, who cannot reach ${dataDir}: the database is kept in ${chosen}.`);
  writeFileSync(outsideNote(dataDir), `${chosen}\n`);
  return { clusterDir: path.join(chosen, "postgres"), account };
}

/** The folder outside the data folder that holds its database, or null when the database is inside. */
export function outsideDir(dataDir) {
  const note = outsideNote(dataDir);
  return existsSync(note) ? readFileSync(note, "utf8").trim() : null;
}

function outsideNote(dataDir) {
  return path.join(dataDir, "postgres-is-in");
}

function isCluster(clusterDir) {
  return existsSync(path.join(clusterDir, "PG_VERSION"));
}

/** Makes the cluster's files unless they exist. They appear whole: an interrupted start leaves nothing half made. */
export async function ensureCluster({ clusterDir, account, bin, password, isDurable }) {
  if (isCluster(clusterDir)) {
    if (account && statSync(clusterDir).uid === 0) giveTo(account, clusterDir);
    return;
  }
  const draft = `${clusterDir}.new`;
  const passwordFile = `${clusterDir}.password`;
  rmSync(draft, { recursive: true, force: true });
  mkdirSync(path.dirname(draft), { recursive: true, mode: 0o755 });
  mkdirSync(draft, { mode: 0o700 });
  writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 });
  if (account) {
    chownSync(draft, account.uid, account.gid);
    chownSync(passwordFile, account.uid, account.gid);
  }
  try {
    const args = [
      "-D",
      draft,
      "-U",
      superuser,
      "-A",
      "scram-sha-256",
      `--pwfile=${passwordFile}`,
      "-E",
      "UTF8",
    ];
    // The same order of texts on every machine: by code point, needing nothing from the operating system.
    args.push("--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C");
    if (!isDurable) args.push("--no-sync");
    await runCommand(path.join(bin, "initdb"), args, { ...runAs(account), env: postgresEnv() });
  } finally {
    rmSync(passwordFile, { force: true });
  }
  renameSync(draft, clusterDir);
}

/** The environment of Postgres' programs: no PG* variable of the person at the keyboard, one language for messages. */
export function postgresEnv() {
  const kept = Object.entries(process.env).filter(([name]) => !name.startsWith("PG"));
  return { ...Object.fromEntries(kept), LC_ALL: "C" };
}

function giveTo(account, folder) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const file = path.join(folder, entry.name);
    if (entry.isDirectory()) giveTo(account, file);
    else if (!entry.isSymbolicLink()) chownSync(file, account.uid, account.gid);
  }
  chownSync(folder, account.uid, account.gid);
}
