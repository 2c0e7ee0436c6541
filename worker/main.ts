import { EventEmitter } from "node:events";
import { Logger, run, runMigrations, type TaskList, type WorkerEvents } from "graphile-worker";
import { z } from "zod";
import { env } from "@/lib/env";
import { log } from "@/lib/log";
import { SHARD_TASK } from "@/lib/store/build-queue";
import { closeDatabase } from "@/lib/store/database";
import { settleCompletions } from "@/lib/store/preview-completions";
import { BOARD_TASK } from "@/lib/store/preview-queue";
import { insertRecords } from "@/lib/store/record-inserts";
import { REFILTER_TASK } from "@/lib/store/refilter-queue";
import { BatchWriter } from "./batch-writer";
import { runBoard, sweepBoards } from "./board-runner";
import { BuildContexts } from "./build-contexts";
import { runShard } from "./build-runner";
import { Heartbeat } from "./heartbeat";
import { LiveServers } from "./live-servers";
import { probeNewServers, watchServers } from "./probe-servers";
import { runRefilter, sweepRefilters } from "./refilter-runner";
import { sweepBuilds } from "./sweep";

const boardSchema = z.object({ runId: z.int() });
const refilterSchema = z.object({ refilterId: z.int() });
/** A shard that an older release put into the queue has no sample. */
const shardSchema = z.object({ buildId: z.int(), sample: z.int().default(0), from: z.int(), to: z.int() });

/** Shards at once: with 16 items each, enough to fill any server's slots. */
const SHARDS_AT_ONCE = 16;
const BOARDS_AT_ONCE = 4;

const stopping = new AbortController();
const servers = new LiveServers();
const contexts = new BuildContexts(servers);
const records = new BatchWriter(insertRecords, stopping.signal);
const answers = new BatchWriter(settleCompletions, stopping.signal);
const heartbeat = new Heartbeat(async () => {
  await sweepBuilds();
  await sweepBoards();
  await sweepRefilters();
});

const events = new EventEmitter() as WorkerEvents;
events.setMaxListeners(0);
// Jobs are locked in the name of the pool, or of one of its workers.
events.on("pool:create", ({ workerPool }) => heartbeat.addLockId(workerPool.id));
events.on("worker:create", ({ worker }) => heartbeat.addLockId(worker.workerId));

/** Nobody waits for it, but who adds a server wants to see soon what it is. */
const PROBE_MS = 3_000;
/** A server is restarted now and then; a minute late is soon enough to know. */
const WATCH_SERVERS_MS = 60_000;

const logger = new Logger(() => (level, message, meta) => {
  if (level === "error" || level === "warning") log().warn({ meta }, message);
});

await runMigrations({ connectionString: env().DATABASE_URL, logger });
await heartbeat.start();
/** Takes jobs of these tasks, so many at a time. */
const take = (taskList: TaskList, concurrency: number) =>
  run({
    connectionString: env().DATABASE_URL,
    concurrency,
    // One connection only listens.
    maxPoolSize: concurrency + 1,
    pollInterval: 2_000,
    noHandleSignals: true,
    logger,
    events,
    taskList,
  });
const runners = [
  await take(
    { [SHARD_TASK]: (payload) => runShard(shardSchema.parse(payload), contexts, records, stopping.signal) },
    SHARDS_AT_ONCE,
  ),
  // Of its own, so that somebody who waits for a board does not wait until a build has a place to spare.
  await take(
    {
      [BOARD_TASK]: (payload) =>
        runBoard(boardSchema.parse(payload).runId, servers, answers, stopping.signal),
    },
    BOARDS_AT_ONCE,
  ),
  // One at a time: it asks no server and is bound by this process and the database.
  await take(
    { [REFILTER_TASK]: (payload) => runRefilter(refilterSchema.parse(payload).refilterId, stopping.signal) },
    1,
  ),
];
await heartbeat.pulse();
for (const runner of runners) {
  runner.promise.catch((error: unknown) => {
    // Without its queue a worker is of no use; the supervisor starts a new one.
    log().fatal({ err: error }, "the queue broke off");
    process.exit(1);
  });
}
log().info({ worker: heartbeat.identity.id }, "worker ready");

const probing = setInterval(() => void probeNewServers(), PROBE_MS);
const watching = setInterval(() => void watchServers(), WATCH_SERVERS_MS);

let isLeaving = false;
async function leave(): Promise<void> {
  if (isLeaving) return;
  isLeaving = true;
  clearInterval(probing);
  clearInterval(watching);
  stopping.abort(new Error("the worker stops"));
  contexts.abortAll(new Error("the worker stops"));
  await Promise.all(runners.map((runner) => runner.stop()));
  await heartbeat.stop();
  await closeDatabase();
  process.exit(0);
}
for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => void leave());
