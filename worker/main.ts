import { setMaxListeners } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import { runMigrations } from "graphile-worker";
import { z } from "zod";
import { env } from "@/lib/env";
import { log } from "@/lib/log";
import { SHARD_TASK } from "@/lib/store/build-queue";
import { closeDatabase } from "@/lib/store/database";
import { MAKING_TASK } from "@/lib/store/making-queue";
import { settleCompletions } from "@/lib/store/preview-completions";
import { BOARD_TASK } from "@/lib/store/preview-queue";
import { READER_TASK } from "@/lib/store/reader-queue";
import { REFILTER_TASK } from "@/lib/store/refilter-queue";
import { createAnswerWriter } from "./answer-writer";
import { BatchWriter } from "./batch-writer";
import { runBoard, sweepBoards } from "./board-runner";
import { BuildContexts } from "./build-contexts";
import { runShard } from "./build-runner";
import { Heartbeat } from "./heartbeat";
import { JobTaker, queueLogger } from "./job-taker";
import { LiveServers } from "./live-servers";
import { runMaking, sweepMakings } from "./making-runner";
import { persist } from "./persist";
import { probeNewServers, watchServers } from "./probe-servers";
import { readAnswers } from "./read-answers";
import { sweepRecipes } from "./recipe-sweep";
import { createRecordWriter } from "./record-writer";
import { runRefilter, sweepRefilters } from "./refilter-runner";
import { sendWebhooks } from "./send-webhooks";
import { applyStopRules, sweepBuilds } from "./sweep";
import { Wakes } from "./wakes";
import { indexWordsOnwards } from "./word-indexer";

const boardSchema = z.object({ runId: z.int() });
const readerSchema = z.object({ buildId: z.int() });
const makingSchema = z.object({ makingId: z.int() });
const refilterSchema = z.object({ refilterId: z.int() });
/** A shard that an older release put into the queue has no sample. */
const shardSchema = z.object({ buildId: z.int(), sample: z.int().default(0), from: z.int(), to: z.int() });

/** With 16 items each, more than any server's slots: a shard is held until the slowest of its items has ended. */
const SHARDS_AT_ONCE = 24;
const BOARDS_AT_ONCE = 4;
/** Each holds its place as long as its build is worked on. */
const READERS_AT_ONCE = 32;

const stopping = new AbortController();
// All that waits for the database or the queue listens.
setMaxListeners(0, stopping.signal);
const records = createRecordWriter(stopping.signal);
const answers = new BatchWriter(settleCompletions, stopping.signal);
const wakes = new Wakes();
const inventions = createAnswerWriter(stopping.signal, wakes);
const heartbeat = new Heartbeat(async () => {
  await sweepBuilds();
  await applyStopRules();
  await sweepBoards();
  await sweepRefilters();
  await sweepMakings();
  await sweepRecipes();
});
const servers = new LiveServers(heartbeat.identity.id);
const contexts = new BuildContexts(servers);

/** Nobody waits for it, but who adds a server wants to see soon what it is. */
const PROBE_MS = 3_000;
/** A server is restarted now and then; a minute late is soon enough to know. */
const WATCH_SERVERS_MS = 60_000;
/** Who stops this process kills it after ten seconds. */
const GRACE_MS = 8_000;

await persist(
  () => runMigrations({ connectionString: env().DATABASE_URL, logger: queueLogger }),
  stopping.signal,
);
await heartbeat.start();
/** A job that meets an outage is kept here: handed back, it would wait longer with each outage it meets. */
const kept = (work: () => Promise<void>) => persist(work, stopping.signal);
const takers = [
  new JobTaker(
    {
      [SHARD_TASK]: (payload) =>
        kept(() => runShard(shardSchema.parse(payload), contexts, records, { answers: inventions, wakes })),
    },
    SHARDS_AT_ONCE,
    heartbeat,
    stopping.signal,
  ),
  // Of its own, so that somebody who waits for a board does not wait until a build has a place to spare.
  new JobTaker(
    {
      [BOARD_TASK]: (payload) =>
        kept(() => runBoard(boardSchema.parse(payload).runId, servers, answers, stopping.signal)),
    },
    BOARDS_AT_ONCE,
    heartbeat,
    stopping.signal,
  ),
  new JobTaker(
    {
      [READER_TASK]: (payload, { job }) =>
        kept(() =>
          readAnswers(
            readerSchema.parse(payload).buildId,
            { jobId: String(job.id), lockedBy: job.locked_by ?? "" },
            wakes,
            stopping.signal,
          ),
        ),
    },
    READERS_AT_ONCE,
    heartbeat,
    stopping.signal,
  ),
  // One at a time: it asks no server and is bound by this process and the database.
  new JobTaker(
    {
      [REFILTER_TASK]: (payload) =>
        kept(() => runRefilter(refilterSchema.parse(payload).refilterId, stopping.signal)),
    },
    1,
    heartbeat,
    stopping.signal,
  ),
  // Beside it, for the same reason, so that neither waits for the other.
  new JobTaker(
    {
      [MAKING_TASK]: (payload) =>
        kept(() => runMaking(makingSchema.parse(payload).makingId, stopping.signal)),
    },
    1,
    heartbeat,
    stopping.signal,
  ),
];
log().info({ worker: heartbeat.identity.id }, "worker ready");

const probing = setInterval(() => void probeNewServers(), PROBE_MS);
const watching = setInterval(() => void watchServers(), WATCH_SERVERS_MS);
sendWebhooks(stopping.signal);
const indexing = indexWordsOnwards(stopping.signal);

let isLeaving = false;
async function leave(): Promise<void> {
  if (isLeaving) return;
  isLeaving = true;
  clearInterval(probing);
  clearInterval(watching);
  stopping.abort(new Error("the worker stops"));
  contexts.abortAll(new Error("the worker stops"));
  const goodbye = sayGoodbye().catch((error: unknown) =>
    log().warn({ err: error }, "left without a goodbye"),
  );
  await Promise.race([goodbye, sleep(GRACE_MS)]);
  process.exit(0);
}
async function sayGoodbye(): Promise<void> {
  await Promise.all([...takers.map((taker) => taker.stop()), indexing]);
  await servers.close();
  await heartbeat.stop();
  await closeDatabase();
}
for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => void leave());
