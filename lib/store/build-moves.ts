import { AppError } from "@/lib/app-error";
import { type BuildStatus, buildStatusSchema, isOver } from "@/lib/builds/build-status";
import { type StopRules, stopRulesSchema } from "@/lib/builds/stop-rules";
import type { PromptRequest } from "@/lib/seed-prompts/seed-prompt";
import { insertItems, listOpenShards } from "./build-items";
import { enqueueShards, withdrawShards } from "./build-queue";
import { lockStatus, moveStatus, SHARD_SIZE } from "./builds";
import { database, type Queries } from "./database";
import { addEvent } from "./events";

/**
 * Takes nothing new. What is in flight finishes, or is dropped and asked again later, as chosen. `reason`: the
 * sentence of the stop rule that asks for it, null where a person does. Throws `conflict` where it cannot pause.
 */
export async function pauseBuild(
  id: number,
  { isDropping, reason, actor }: { isDropping: boolean; reason: string | null; actor: string },
): Promise<void> {
  await changing(id, async (tx, status) => {
    const next = status === "queued" ? "paused" : "pausing";
    await moveStatus(tx, id, [status, next], { pauseReason: reason, isDropping });
    await withdrawShards(tx, id);
    const message = reason === null ? `Paused build ${id}` : `Build ${id} paused by itself: ${reason}`;
    await addEvent(tx, { actor, subject: "build", subjectId: id, message });
  });
}

/** The end of a pausing build, once no worker holds a shard of it. */
export async function settlePaused(id: number): Promise<void> {
  await changing(id, async (tx, status) => {
    if (status === "pausing") await moveStatus(tx, id, [status, "paused"], { isDropping: false });
  });
}

/** Goes on where it stood: a paused build, or one that failed or was cancelled with something left to do. */
export async function resumeBuild(id: number, actor: string): Promise<void> {
  await changing(id, async (tx, status) => {
    await takeUp(tx, id, status);
    await addEvent(tx, { actor, subject: "build", subjectId: id, message: `Resumed build ${id}` });
  });
}

/** More items after those there are, or more samples of each. Throws `bad_request` where it adds nothing. */
export async function extendBuild(
  id: number,
  more: {
    items: { origin: string; seedPromptId: number | null; request: PromptRequest }[];
    /** The new number in all; null leaves it as it is. */
    samplesPerItem: number | null;
    actor: string;
  },
): Promise<void> {
  await changing(id, async (tx, status) => {
    const build = await tx.build.findUniqueOrThrow({ where: { id } });
    const samplesPerItem = more.samplesPerItem ?? build.samplesPerItem;
    if (samplesPerItem < build.samplesPerItem) {
      throw new AppError("bad_request", `Build ${id} has ${build.samplesPerItem} samples an item already.`);
    }
    if (more.items.length === 0 && samplesPerItem === build.samplesPerItem) {
      throw new AppError("bad_request", "Give more items or more samples; this would add nothing.");
    }
    await insertItems(tx, id, more.items, build.totalItems);
    await tx.build.update({
      where: { id },
      data: { totalItems: build.totalItems + more.items.length, samplesPerItem },
    });
    await takeUp(tx, id, status);
    await addEvent(tx, {
      actor: more.actor,
      subject: "build",
      subjectId: id,
      message: `Extended build ${id} to ${(build.totalItems + more.items.length).toLocaleString("en")} items × ${samplesPerItem}`,
    });
  });
}

/** Which failures are tried again: all, those of some kinds, or some generations. */
export type RetryWish = { kinds?: string[]; generations?: { item: number; sample: number }[] };

/** Gives what gave up its attempts back. Returns how many generations; throws `conflict` for none. */
export async function retryFailures(id: number, wish: RetryWish, actor: string): Promise<number> {
  return changing(id, async (tx, status) => {
    const { kinds, generations } = wish;
    const count = await tx.$executeRaw`
      UPDATE build_failure SET gave_up_at = NULL, attempts = 0, at = now()
      WHERE build_id = ${id} AND gave_up_at IS NOT NULL
        AND (${kinds === undefined}::bool OR kind = ANY(${kinds ?? []}::text[]))
        AND (${generations === undefined}::bool OR (item, sample) IN (
          SELECT * FROM unnest(${generations?.map((g) => g.item) ?? []}::int[],
            ${generations?.map((g) => g.sample) ?? []}::int[])))`;
    if (count === 0)
      throw new AppError("conflict", "None of these failures is left; reload to see which are.");
    await takeUp(tx, id, status);
    await addEvent(tx, {
      actor,
      subject: "build",
      subjectId: id,
      message: `Tries ${count.toLocaleString("en")} failed generations of build ${id} again`,
    });
    return count;
  });
}

/** What a person may change while a build runs. */
export async function changeBuild(
  id: number,
  change: { name?: string; stopRules?: StopRules },
  actor: string,
): Promise<void> {
  await changing(id, async (tx) => {
    await tx.build.update({
      where: { id },
      data: { name: change.name, stopRules: change.stopRules && stopRulesSchema.parse(change.stopRules) },
    });
    const what = change.stopRules === undefined ? "Renamed" : "Changed the stop rules of";
    await addEvent(tx, { actor, subject: "build", subjectId: id, message: `${what} build ${id}` });
  });
}

/** Puts everything that is open into the queue; a paused build only when it is resumed. */
async function takeUp(tx: Queries, id: number, status: BuildStatus): Promise<void> {
  if (status === "pausing")
    await moveStatus(tx, id, [status, "running"], { pauseReason: null, isDropping: false });
  else if (status === "paused" || isOver(status)) {
    await moveStatus(tx, id, [status, "queued"], {
      pauseReason: null,
      isDropping: false,
      failureReason: null,
    });
  }
  const open = await listOpenShards(tx, id, SHARD_SIZE);
  if (open.length === 0 && isOver(status)) {
    throw new AppError("conflict", `Build ${id} has nothing left to do; extend it or clone it.`);
  }
  await enqueueShards(tx, open);
}

async function changing<Result>(
  id: number,
  change: (tx: Queries, status: BuildStatus) => Promise<Result>,
): Promise<Result> {
  return database().$transaction(async (tx) => change(tx, buildStatusSchema.parse(await lockStatus(tx, id))));
}
