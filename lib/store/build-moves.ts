import { AppError } from "@/lib/app-error";
import { SURPLUS } from "@/lib/builds/answer-reader";
import { assertMove, type BuildStatus, isOver, isWorked } from "@/lib/builds/build-status";
import { type StopRules, stopRulesSchema } from "@/lib/builds/stop-rules";
import { isInventing } from "@/lib/steps/inventing-step";
import { getStep } from "@/lib/steps/steps";
import { insertItems, listOpenShards, type NewItem } from "./build-items";
import { enqueueMissingShards, withdrawShards } from "./build-queue";
import { lockStatus, moveStatus, SHARD_SIZE } from "./builds";
import { database, type Queries } from "./database";
import { addEvent } from "./events";
import { enqueueMissingReader } from "./reader-queue";
import { refuseUsedBudget } from "./stop-facts";

/** `reason`: the sentence of the stop rule that asks for it, null where a person does. */
export type PauseWish = { isDropping: boolean; reason: string | null; actor: string };

/**
 * Takes nothing new. What is in flight finishes, or is dropped and asked again later, as chosen; who waits for it to
 * finish may still choose to drop it. Throws `conflict` where it cannot pause.
 */
export async function pauseBuild(id: number, wish: PauseWish): Promise<void> {
  await changing(id, (tx, status) => pauseLocked(tx, id, status, wish));
}

/** The same of a build that is locked, with the status it was found in. */
export async function pauseLocked(
  tx: Queries,
  id: number,
  status: BuildStatus,
  { isDropping, reason, actor }: PauseWish,
): Promise<void> {
  if (status === "pausing" && isDropping) {
    await tx.build.update({ where: { id }, data: { isDropping } });
  } else {
    const next = status === "queued" ? "paused" : "pausing";
    const hasRequests = next === "pausing";
    await moveStatus(tx, id, [status, next], { pauseReason: reason, isDropping: isDropping && hasRequests });
    await withdrawShards(tx, id);
  }
  const dropped = isDropping && status !== "queued" ? " and dropped what was in flight" : "";
  const message =
    reason === null ? `Paused build ${id}${dropped}` : `Build ${id} paused by itself: ${reason}`;
  await addEvent(tx, { actor, subject: "build", subjectId: id, message });
}

/**
 * Goes on where it stood: a paused build, or one that failed or was cancelled with something left to do. Throws
 * `conflict` where nothing is left, and where a budget of its stop rules is used up: it would pause again at once.
 */
export async function resumeBuild(id: number, actor: string): Promise<void> {
  await changing(id, async (tx, status) => {
    if (isWorked(status)) throw new AppError("conflict", `Build ${id} is ${status} already.`);
    await refuseUsedBudget(tx, id);
    const isInvented = await isInventingBuild(tx, id);
    if (isInvented && status === "done")
      throw new AppError("conflict", `Build ${id} is done; raise its target.`);
    const next = status === "pausing" ? "running" : "queued";
    await moveStatus(tx, id, [status, next], AFRESH);
    const open = await deliver(tx, id);
    // One that invents has its answers still to be read, and asks more by itself.
    if (open === 0 && !isInvented && isOver(status)) {
      throw new AppError("conflict", `Build ${id} has nothing left to do; extend it or clone it.`);
    }
    await addEvent(tx, { actor, subject: "build", subjectId: id, message: `Resumed build ${id}` });
  });
}

export type Extension = {
  items: readonly NewItem[];
  /** The new number in all; null leaves it as it is. */
  samplesPerItem: number | null;
  actor: string;
};

/**
 * More items after those there are, or more samples of each. What is answered stays as it is. A build that was over
 * goes on, a paused one stays paused. Items that ask what the build asks already are allowed, because each gets a
 * seed of its own; the event says how many they are, and so does the answer. Throws `bad_request` where it adds
 * nothing.
 */
export async function extendBuild(id: number, more: Extension): Promise<{ repeated: number }> {
  return changing(id, async (tx, status) => {
    const build = await tx.build.findUniqueOrThrow({ where: { id } });
    if (isInventing(getStep(build.step))) {
      throw new AppError(
        "bad_request",
        `Build ${id} makes up itself what it asks; raise its target instead.`,
      );
    }
    const samplesPerItem = more.samplesPerItem ?? build.samplesPerItem;
    if (samplesPerItem < build.samplesPerItem) {
      throw new AppError("bad_request", `Build ${id} has ${build.samplesPerItem} samples an item already.`);
    }
    if (more.items.length === 0 && samplesPerItem === build.samplesPerItem) {
      throw new AppError("bad_request", "Give more items or more samples; this would add nothing.");
    }
    await insertItems(tx, id, more.items, build.totalItems);
    const totalItems = build.totalItems + more.items.length;
    await tx.build.update({ where: { id }, data: { totalItems, samplesPerItem } });
    const repeated = more.items.length === 0 ? 0 : await countRepeated(tx, id, build.totalItems);
    await goOn(tx, id, status);
    const known = repeated === 0 ? "" : `, ${repeated.toLocaleString("en")} of them asked for before`;
    await addEvent(tx, {
      actor: more.actor,
      subject: "build",
      subjectId: id,
      message: `Extended build ${id} to ${totalItems.toLocaleString("en")} items × ${samplesPerItem}${known}`,
    });
    return { repeated };
  });
}

/**
 * Raises the number of accepted ones that end a build whose step invents. It goes on as a build does that was launched
 * with this target: the answer that reached the old one is read once more, for what lay behind it. Throws
 * `bad_request` for a target that is not higher, and for a build that has none.
 */
export async function raiseTarget(id: number, target: number, actor: string): Promise<void> {
  await changing(id, async (tx, status) => {
    const build = await tx.build.findUniqueOrThrow({ where: { id } });
    if (!isInventing(getStep(build.step)) || build.target === null)
      throw new AppError("bad_request", `Build ${id} does not end at a target; it cannot be raised.`);
    if (target <= build.target) {
      throw new AppError("bad_request", `Build ${id} has a target of ${build.target}; give a higher one.`);
    }
    const surplus = await tx.record.deleteMany({
      where: { buildId: id, item: build.readTo - 1, reason: SURPLUS },
    });
    const readTo = surplus.count > 0 ? build.readTo - 1 : build.readTo;
    await tx.build.update({ where: { id }, data: { target, readTo } });
    await goOn(tx, id, status);
    const message = `Raised the target of build ${id} from ${build.target.toLocaleString("en")} to ${target.toLocaleString("en")}`;
    await addEvent(tx, { actor, subject: "build", subjectId: id, message });
  });
}

/** Items from `first` on that ask the same as an item before it. */
async function countRepeated(tx: Queries, id: number, first: number): Promise<number> {
  const [row] = await tx.$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count FROM build_item i WHERE i.build_id = ${id} AND i.item >= ${first}
      AND (i.instruction, i.input) IN (
        SELECT e.instruction, e.input FROM build_item e WHERE e.build_id = ${id} AND e.item < ${first})`;
  return row?.count ?? 0;
}

/** Which failures are tried again: all, those of some kinds, or some generations. */
export type RetryWish = { kinds?: string[]; generations?: { item: number; sample: number }[] };

/**
 * Gives what gave up its attempts back; what fails again is listed again. A build that was over goes on, a paused one
 * stays paused. Returns how many generations; throws `conflict` for none.
 */
export async function retryFailures(id: number, wish: RetryWish, actor: string): Promise<number> {
  return changing(id, async (tx, status) => {
    const { kinds, generations } = wish;
    // Of a step that invents, what was passed over when the answers were read keeps its place empty: what came after
    // it was decided without it. Other builds have read nothing.
    const { readTo } = await tx.build.findUniqueOrThrow({ where: { id }, select: { readTo: true } });
    const count = await tx.$executeRaw`
      UPDATE build_failure SET gave_up_at = NULL, attempts = 0, at = now()
      WHERE build_id = ${id} AND gave_up_at IS NOT NULL AND item >= ${readTo}
        AND (${kinds === undefined}::bool OR kind = ANY(${kinds ?? []}::text[]))
        AND (${generations === undefined}::bool OR (item, sample) IN (
          SELECT * FROM unnest(${generations?.map((g) => g.item) ?? []}::int[],
            ${generations?.map((g) => g.sample) ?? []}::int[])))`;
    if (count === 0) {
      throw new AppError(
        "conflict",
        readTo === 0
          ? "None of these failures is left; reload to see which are."
          : "What came after these requests is decided already, so they are not asked again; the build asks new ones until its target is reached.",
      );
    }
    await goOn(tx, id, status);
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

/** What a build that goes on forgets of why it stood. */
const AFRESH = { pauseReason: null, isDropping: false, failureReason: null };

/** After something became open: an over build is worked on again, a paused one when it is resumed. */
async function goOn(tx: Queries, id: number, status: BuildStatus): Promise<void> {
  if (status === "paused" || status === "pausing") return;
  if (!isWorked(status)) {
    assertMove(status, "queued");
    await refuseUsedBudget(tx, id);
    await moveStatus(tx, id, [status, "queued"], AFRESH);
  }
  await deliver(tx, id);
}

async function isInventingBuild(tx: Queries, id: number): Promise<boolean> {
  const { step } = await tx.build.findUniqueOrThrow({ where: { id }, select: { step: true } });
  return isInventing(getStep(step));
}

/** Delivers what is open and in nobody's hands. Returns how many shards have something open. */
async function deliver(tx: Queries, id: number): Promise<number> {
  if (await isInventingBuild(tx, id)) await enqueueMissingReader(tx, id);
  const open = await listOpenShards(tx, id, SHARD_SIZE);
  await enqueueMissingShards(tx, open);
  return open.length;
}

async function changing<Result>(
  id: number,
  change: (tx: Queries, status: BuildStatus) => Promise<Result>,
): Promise<Result> {
  return database().$transaction(async (tx) => change(tx, await lockStatus(tx, id)));
}
