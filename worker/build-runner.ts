import { isAppError } from "@/lib/app-error";
import { isWorked } from "@/lib/builds/build-status";
import { endShard } from "@/lib/store/build-ends";
import { listOpenItems, noteFailedAttempt } from "@/lib/store/build-items";
import type { Shard } from "@/lib/store/build-queue";
import { type BuildWork, failBuild, getBuildWork, markRunning } from "@/lib/store/builds";
import type { NewRecord } from "@/lib/store/record-inserts";
import type { BatchWriter } from "./batch-writer";
import type { BuildContexts, LiveBuild } from "./build-contexts";
import { type ItemDoors, runItem } from "./run-item";

/**
 * Works on one shard: every item of it that is not settled yet. Returning means that nothing of it is left to
 * do here; a rejection hands the shard back to the queue.
 */
export async function runShard(
  shard: Shard,
  contexts: BuildContexts,
  writer: BatchWriter<NewRecord>,
): Promise<void> {
  const work = await getBuildWork(shard.buildId);
  const status = work.status === "queued" ? await markRunning(work.id) : work.status;
  const build = isWorked(status) ? await openOrFail(work, contexts) : null;
  if (build === null) {
    await endShard(shard, { canGoOn: false });
    return;
  }
  build.shards += 1;
  try {
    const signals = { begin: build.begin.signal, stay: build.stay.signal };
    let items = await listOpenItems(shard);
    do {
      const outcomes = await Promise.allSettled(
        items.map((item) => runItem(build.context, item, doorsOf(build, writer), signals)),
      );
      const isLeft = signals.begin.aborted;
      const rejected = outcomes.find((outcome) => outcome.status === "rejected");
      if (rejected !== undefined && !isLeft) throw rejected.reason;
      items = await endShard(shard, { canGoOn: !isLeft });
    } while (items.length > 0);
  } finally {
    build.shards -= 1;
  }
}

/** Null for a build that cannot go on, which has failed then. */
async function openOrFail(work: BuildWork, contexts: BuildContexts): Promise<LiveBuild | null> {
  try {
    return await contexts.open(work);
  } catch (error) {
    if (!isAppError(error) || error.kind !== "not_found") throw error;
    await failBuild(work.id, error.message);
    return null;
  }
}

function doorsOf(build: LiveBuild, writer: BatchWriter<NewRecord>): ItemDoors {
  return {
    acquire: (signal, tokens) => writer.withRoom((waiting) => build.seats.acquire(waiting, tokens), signal),
    store: (record) => writer.write(record),
    noteFailure: (failure) => writer.persist(() => noteFailedAttempt(failure)),
  };
}
