import { type BuildStatus, isOver, isWorked } from "@/lib/builds/build-status";
import { type BuildItem, listOpenItems, listOpenShards } from "./build-items";
import { enqueueMissingShards, enqueueShards, hasShards, releaseShard, type Shard } from "./build-queue";
import { finishSettled, lockStatus, moveStatus, SHARD_SIZE } from "./builds";
import { database, type Queries } from "./database";
import { enqueueMissingReader, hasReader } from "./reader-queue";

/**
 * What is left of a shard when the worker that holds it has settled, or left, all that it began. Returns what has
 * become open meanwhile (added, or retried), for a worker that can go on; who cannot hands it back to the queue.
 * Once nothing of it is open, or the build is no longer worked on, the shard is let go of, and a build that waited
 * for just that is paused, cancelled or done in the same moment.
 */
export async function endShard(shard: Shard, { canGoOn }: { canGoOn: boolean }): Promise<BuildItem[]> {
  return database().$transaction(async (tx) => {
    const status = await lockStatus(tx, shard.buildId);
    const open = isWorked(status) ? await listOpenItems(shard, tx) : [];
    if (open.length > 0 && canGoOn) return open;
    if (open.length > 0) await enqueueShards(tx, [shard]);
    else {
      await releaseShard(tx, shard);
      await settle(tx, shard.buildId, status);
    }
    return [];
  });
}

/**
 * The rows are the truth: ends a build of which the queue holds nothing, or delivers what is open once more. Returns
 * how many shards were lost.
 */
export async function settleBuild(id: number): Promise<number> {
  return database().$transaction(async (tx) => {
    const status = await lockStatus(tx, id);
    if (isOver(status) || status === "paused" || (await hasShards(tx, id))) return 0;
    if ((await settle(tx, id, status)) || !isWorked(status)) return 0;
    const lost = await listOpenShards(tx, id, SHARD_SIZE);
    await enqueueMissingShards(tx, lost);
    return lost.length;
  });
}

/** Hands the reading of a build whose step invents out again where the queue has lost it. Says whether it had. */
export async function restoreReader(id: number): Promise<boolean> {
  if (await hasReader(database(), id)) return false;
  return database().$transaction(async (tx) => {
    if (!isWorked(await lockStatus(tx, id)) || (await hasReader(tx, id))) return false;
    await enqueueMissingReader(tx, id);
    return true;
  });
}

/** Whether the build came to the end of this run. */
async function settle(tx: Queries, id: number, status: BuildStatus): Promise<boolean> {
  if (await finishSettled(tx, id, status)) return true;
  if (status !== "pausing" && status !== "cancelling") return false;
  if (await hasShards(tx, id)) return false;
  await moveStatus(tx, id, [status, status === "pausing" ? "paused" : "cancelled"], { isDropping: false });
  return true;
}
