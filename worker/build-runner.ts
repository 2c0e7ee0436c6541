import { isAppError } from "@/lib/app-error";
import { isWorked } from "@/lib/builds/build-status";
import { log } from "@/lib/log";
import { type FailedAttempt, listOpenItems, noteFailedAttempt } from "@/lib/store/build-items";
import { enqueueShards, type Shard } from "@/lib/store/build-queue";
import { failBuild, finishIfSettled, getBuildWork, markRunning, setWaiting } from "@/lib/store/builds";
import { database } from "@/lib/store/database";
import type { NewRecord } from "@/lib/store/record-inserts";
import type { BatchWriter } from "./batch-writer";
import type { BuildContexts, LiveBuild } from "./build-contexts";
import { runItem } from "./run-item";

/**
 * Works on one shard: every item of it that is not settled yet. Returning means that nothing of it is left to
 * do here; a rejection hands the shard back to the queue.
 */
export async function runShard(
  shard: Shard,
  contexts: BuildContexts,
  writer: BatchWriter<NewRecord>,
  stopping: AbortSignal,
): Promise<void> {
  const work = await getBuildWork(shard.buildId);
  if (!isWorked(work.status) || (await markRunning(work.id)) !== "running") return;
  let build: LiveBuild;
  try {
    build = await contexts.open(work);
  } catch (error) {
    if (!isAppError(error) || error.kind !== "not_found") throw error;
    await failBuild(work.id, error.message);
    return;
  }
  const items = await listOpenItems(shard);
  const { signal } = build.abort;
  const outcomes = await Promise.allSettled(
    items.map((item) => runItem(build.context, item, doorsOf(work.id, build, writer), signal)),
  );
  if (stopping.aborted) {
    // This process leaves: the shard goes to the front again, for whoever is there.
    await enqueueShards(database(), [shard]);
    return;
  }
  if (signal.aborted) return;
  const rejected = outcomes.find((outcome) => outcome.status === "rejected");
  if (rejected !== undefined) throw rejected.reason;
  if (await finishIfSettled(work.id)) log().info({ build: work.id }, "build done");
}

/** Which builds this process has already told to be waiting, so that 64 items say it once. */
const told = new Map<number, string | null>();

function doorsOf(buildId: number, build: LiveBuild, writer: BatchWriter<NewRecord>) {
  return {
    acquire: (signal: AbortSignal) =>
      writer.withRoom((waiting) => build.limiter.acquire(waiting, `build ${buildId}`), signal),
    store: (record: NewRecord) => writer.write(record),
    noteFailure: (failure: FailedAttempt) => writer.persist(() => noteFailedAttempt(failure)),
    noteWaiting: async (reason: string | null) => {
      if (told.get(buildId) === reason) return;
      told.set(buildId, reason);
      await setWaiting(buildId, reason).catch(() => told.delete(buildId)); // said again with the next one
    },
  };
}
