import { log } from "@/lib/log";
import { listOpenShards } from "@/lib/store/build-items";
import { settlePaused } from "@/lib/store/build-moves";
import { countShards, enqueueShards } from "@/lib/store/build-queue";
import { finishIfSettled, listOpenBuilds, SHARD_SIZE, settleCancelled } from "@/lib/store/builds";
import { database } from "@/lib/store/database";

/**
 * The rows are the truth and the queue only delivers: a build that is not over but has nothing in the queue is
 * either settled, left by its workers, or has lost its shards; so it is ended or delivered again.
 */
export async function sweepBuilds(): Promise<void> {
  for (const build of await listOpenBuilds()) {
    if ((await countShards(database(), build.id)) > 0) continue;
    if (build.status === "cancelling") {
      await settleCancelled(build.id);
      continue;
    }
    if (build.status === "pausing") {
      await settlePaused(build.id);
      continue;
    }
    const open = await listOpenShards(database(), build.id, SHARD_SIZE);
    if (open.length === 0) {
      await finishIfSettled(build.id);
      continue;
    }
    log().warn({ build: build.id, shards: open.length }, "shards were lost, delivering them again");
    await enqueueShards(database(), open);
  }
}
