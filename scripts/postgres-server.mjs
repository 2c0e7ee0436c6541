import { spawn } from "node:child_process";
import { closeSync, existsSync, readFileSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { Failure } from "./failure.mjs";
import { endOfLog, openLog } from "./log-file.mjs";
import { findFreePort, loopback } from "./ports.mjs";
import { runAs } from "./postgres-account.mjs";
import { postgresEnv, superuser } from "./postgres-cluster.mjs";
import { commandOf, isAlive } from "./process-identity.mjs";
import { runCommand } from "./run-command.mjs";

const startPatienceMs = 60_000;
const preferredPort = 54_320;

const eighthOfMemoryMb = Math.floor(os.totalmem() / 8 / 1024 / 1024);

/** The settings every embedded Postgres runs with. */
const settings = {
  listen_addresses: loopback,
  unix_socket_directories: "",
  max_connections: "100",
  // A dataset of a million records has about a gigabyte that lists and counts read again and again.
  shared_buffers: `${Math.max(128, Math.min(2_048, eighthOfMemoryMb))}MB`,
  effective_cache_size: `${Math.max(256, 4 * eighthOfMemoryMb)}MB`,
  // An import writes gigabytes: with the usual gigabyte Postgres would write every page several times.
  max_wal_size: "4GB",
  synchronous_commit: "on",
  // The data fits in memory or lies on a solid disk: reading in index order is as good as reading in file order.
  random_page_cost: "1.1",
  // The queries of pages are short; compiling them costs more than it saves.
  jit: "off",
};

/** For scratch databases of tests: a power cut may lose them. */
const carelessSettings = { fsync: "off", full_page_writes: "off", synchronous_commit: "off" };

/** The connection string of one database of a server. */
export function connectionString({ port, password }, database) {
  return `postgresql://${superuser}:${password}@${loopback}:${port}/${database}`;
}

/**
 * The server that already runs on this cluster, as `{pid, port}`, or null. One is left behind when the studio was
 * killed; one is shared when a second command works on the same data.
 */
export function findServer(clusterDir) {
  const pidFile = path.join(clusterDir, "postmaster.pid");
  if (!existsSync(pidFile)) return null;
  const lines = readFileSync(pidFile, "utf8").split("\n");
  const pid = Number(lines[0]);
  const command = commandOf(pid);
  if (isAlive(pid) && (command === "" || command.includes("postgres")))
    return { pid, port: Number(lines[3]) };
  // Postgres would take any living process with that id for a rival and refuse to start.
  rmSync(pidFile, { force: true });
  return null;
}

/**
 * Starts a server and waits until it answers; `{pid, port}`. It outlives this process: who else uses it decides
 * when it stops. `port` 0 takes a free one.
 */
export async function startServer({
  clusterDir,
  account,
  bin,
  password,
  logFile,
  isDurable,
  port = 0,
  signal,
}) {
  const chosenPort = port || (await findFreePort(preferredPort));
  const all = { ...settings, ...(isDurable ? {} : carelessSettings), port: String(chosenPort) };
  const args = [
    "-D",
    clusterDir,
    ...Object.entries(all).flatMap(([name, value]) => ["-c", `${name}=${value}`]),
  ];
  const log = openLog(logFile);
  const child = spawn(path.join(bin, "postgres"), args, {
    ...runAs(account),
    detached: true, // a Ctrl-C in the terminal is for the supervisor, not for Postgres
    windowsHide: true,
    env: postgresEnv(),
    stdio: ["ignore", log, log],
  });
  closeSync(log);
  child.unref();
  let ended = "";
  child.once("error", (error) => {
    ended = error.message;
  });
  child.once("exit", (code, killedBy) => {
    ended ||= `${killedBy ?? `exit code ${code}`}`;
  });
  const server = { pid: child.pid, port: chosenPort };
  await waitUntilReady({ ...server, password }, () => ended, { logFile, signal });
  return server;
}

/** Waits until the server accepts connections; throws a Failure with the end of its log when it ends instead. */
export async function waitUntilReady({ pid, port, password }, howItEnded, { logFile, signal } = {}) {
  const giveUpAt = Date.now() + startPatienceMs;
  for (;;) {
    const refusal = await tryConnecting({ port, password });
    if (!refusal) return;
    const ended = howItEnded() || (isAlive(pid) ? "" : "it is gone");
    if (ended || Date.now() > giveUpAt || refusal.isFinal) {
      throw new Failure(`Postgres did not start (${ended || refusal.message}); its log is ${logFile}.`, {
        output: endOfLog(logFile),
      });
    }
    signal?.throwIfAborted();
    await sleep(50);
  }
}

async function tryConnecting({ port, password }) {
  const { default: pg } = await import("pg");
  const client = new pg.Client({
    connectionString: connectionString({ port, password }, "postgres"),
    connectionTimeoutMillis: 5000,
  });
  client.on("error", () => {}); // a server that goes away while we say goodbye is no news here
  try {
    await client.connect();
    await client.end();
    return null;
  } catch (error) {
    return { message: error.message, isFinal: error.code === "28P01" || error.code === "28000" };
  }
}

/** Stops the server: open transactions are rolled back, everything committed is on disk. */
export async function stopServer({ clusterDir, account, bin }) {
  const stop = (mode, seconds) =>
    runCommand(
      path.join(bin, "pg_ctl"),
      ["stop", "-D", clusterDir, "-m", mode, "-w", "-t", String(seconds)],
      {
        ...runAs(account),
        env: postgresEnv(),
      },
    );
  if (!findServer(clusterDir)) return;
  try {
    await stop("fast", 15);
  } catch (error) {
    // The next start recovers from the log of transactions, as after a power cut.
    if (findServer(clusterDir)) await stop("immediate", 5);
    else if (!(error instanceof Failure)) throw error;
  }
}
