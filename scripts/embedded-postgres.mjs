import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { secretFile } from "./data-dir.mjs";
import { Failure } from "./failure.mjs";
import { readJsonFile, withFileLock } from "./file-lock.mjs";
import { postgresBinaries } from "./postgres-binaries.mjs";
import { ensureCluster, locateCluster, outsideDir } from "./postgres-cluster.mjs";
import { connectionString, findServer, startServer, stopServer, waitUntilReady } from "./postgres-server.mjs";
import { describeProcess, isAlive, isStillAlive } from "./process-identity.mjs";

const lookEveryMs = 1000;

/**
 * Opens the Postgres that lives in the data folder: made on first use, started unless it runs, and started again
 * when it dies. Several processes may share it; each is listed in `postgres-users/`, and the last to close it
 * stops it. Answers `{url, close}`; `url(database)` is a connection string.
 *
 * `isDurable: false` is for scratch data: fast, and lost in a power cut.
 */
export async function openEmbeddedPostgres({ dataDir, say, signal, isDurable = true }) {
  const usersDir = path.join(dataDir, "postgres-users");
  const lock = (work) => withFileLock(path.join(dataDir, "postgres.lock"), work);
  const logFile = path.join(dataDir, "logs", "postgres.log");
  const password = secretFile(dataDir, "postgres-password");

  const place = locateCluster(dataDir, say);
  const bin = postgresBinaries(place.account, say);
  const cluster = { ...place, bin, password, isDurable, logFile, signal };

  let server = await lock(async () => {
    addUser(usersDir);
    try {
      await ensureCluster(cluster);
      return await reuseOrStart(cluster);
    } catch (error) {
      removeUser(usersDir);
      throw error;
    }
  });
  const stopWatching = watch();

  /** Looks every second whether the server still lives, and starts it again on the same port when it does not. */
  function watch() {
    let isBusy = false;
    const timer = setInterval(async () => {
      if (isBusy || isAlive(server.pid)) return;
      isBusy = true;
      try {
        say("Postgres ended by itself; starting it again.");
        server = await lock(() => reuseOrStart({ ...cluster, port: server.port }));
        say("Postgres is back.");
      } catch (error) {
        say(`Postgres does not come back yet: ${error.message}`);
      } finally {
        isBusy = false;
      }
    }, lookEveryMs);
    return () => clearInterval(timer);
  }

  return {
    url: (database) => connectionString({ port: server.port, password }, database),
    async close() {
      stopWatching();
      await lock(async () => {
        removeUser(usersDir);
        if (livingUsers(usersDir) > 0) say("Postgres keeps running: another command is using it.");
        else await stopServer(cluster);
      });
    },
  };
}

/** Removes a data folder with its database; a server that a killed process left behind is stopped first. */
export async function removeDataDir(dataDir, say) {
  if (isInUse(dataDir)) throw new Failure(`The data in ${dataDir} is in use; end the studio there first.`);
  if (existsSync(path.join(dataDir, "postgres-users"))) {
    const place = locateCluster(dataDir, say);
    await stopServer({ ...place, bin: postgresBinaries(place.account, say) });
    const outside = outsideDir(dataDir);
    if (outside) rmSync(outside, { recursive: true, force: true });
  }
  rmSync(dataDir, { recursive: true, force: true });
}

/** Whether a living process uses the Postgres of this data folder. */
function isInUse(dataDir) {
  return livingUsers(path.join(dataDir, "postgres-users")) > 0;
}

async function reuseOrStart(cluster) {
  const running = findServer(cluster.clusterDir);
  if (!running) return await startServer(cluster);
  await waitUntilReady({ ...running, password: cluster.password }, () => "", cluster);
  return running;
}

function addUser(usersDir) {
  mkdirSync(usersDir, { recursive: true });
  writeFileSync(path.join(usersDir, String(process.pid)), JSON.stringify(describeProcess()));
}

function removeUser(usersDir) {
  rmSync(path.join(usersDir, String(process.pid)), { force: true });
}

function livingUsers(usersDir) {
  if (!existsSync(usersDir)) return 0;
  return readdirSync(usersDir)
    .map((name) => path.join(usersDir, name))
    .filter((file) => isStillAlive(readJsonFile(file)) || rmSync(file, { force: true })).length;
}
