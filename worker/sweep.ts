import { log } from "@/lib/log";
import { isInventing } from "@/lib/steps/inventing-step";
import { getStep } from "@/lib/steps/steps";
import { restoreReader, settleBuild } from "@/lib/store/build-ends";
import { hasShards } from "@/lib/store/build-queue";
import { stopBrokenBuilds } from "@/lib/store/build-stops";
import { listOpenBuilds } from "@/lib/store/builds";
import { database } from "@/lib/store/database";

/**
 * The rows are the truth and the queue only delivers: a build that is not over but has nothing in the queue is
 * either settled, left by its workers, or has lost its shards; so it is ended or delivered again.
 */
export async function sweepBuilds(): Promise<void> {
  for (const { id, step } of await listOpenBuilds()) {
    if (isInventing(getStep(step)) && (await restoreReader(id)))
      log().warn({ build: id }, "nobody reads its answers, handing them out again");
    if (await hasShards(database(), id)) continue;
    const lost = await settleBuild(id);
    if (lost > 0) log().warn({ build: id, shards: lost }, "shards were lost, delivering them again");
  }
}

/** Pauses what breaks its own stop rules, so that nobody has to sit beside it. */
export async function applyStopRules(): Promise<void> {
  for (const { id, reason } of await stopBrokenBuilds()) {
    log().info({ build: id, reason }, "build paused by a stop rule");
  }
}
