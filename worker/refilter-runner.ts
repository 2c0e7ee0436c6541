import { setImmediate } from "node:timers/promises";
import { type AppErrorKind, isAppError } from "@/lib/app-error";
import type { RefilterMove } from "@/lib/builds/refilter";
import { addMoves } from "@/lib/builds/refilter";
import type { FilterPreset } from "@/lib/filters/filter";
import { leakShare } from "@/lib/filters/leak-share";
import { thawPreset } from "@/lib/filters/presets";
import { rejudge } from "@/lib/filters/rejudge";
import { log } from "@/lib/log";
import type { StepSetup } from "@/lib/steps/step";
import { database } from "@/lib/store/database";
import {
  type RecordToJudge,
  type RefilterBatch,
  readRecordsToJudge,
  restoreRefilterBatch,
  setupOfBuild,
  storeRefilterBatch,
} from "@/lib/store/refilter-batches";
import { enqueueRefilter, isRefilterQueued } from "@/lib/store/refilter-queue";
import {
  failRefilter,
  finishRefilter,
  listOpenRefilters,
  openRefilter,
  type RefilterWork,
  settleUndone,
} from "@/lib/store/refilters";
import { storableText } from "@/lib/store/storable-text";

/** Records in one transaction: short ones, so that nobody waits for them. */
export const REFILTER_BATCH = 1_000;
/** What another try would not mend, e.g. a preset with a rule that this release does not know. */
const HOPELESS: ReadonlySet<AppErrorKind> = new Set(["bad_request", "internal", "not_found"]);
/** Records judged before others of this process have their turn: a few milliseconds. */
const AT_A_STRETCH = 100;

/**
 * Judges what is left of a re-filter, or takes it back where that is wished. Returning means that nothing of it is
 * left to do here; a rejection hands it back to the queue, and who takes it goes on where the row says.
 */
export async function runRefilter(id: number, stopping: AbortSignal): Promise<void> {
  const work = await openRefilter(id);
  if (work === null) return;
  try {
    if (work.status === "running") await judgeRest(work, stopping);
  } catch (error) {
    if (!isAppError(error) || !HOPELESS.has(error.kind)) throw error;
    await failRefilter(id, error.message);
  }
  // It may have been cancelled while it ran; a worker that finds it so takes it back at once.
  if (!stopping.aborted && (await openRefilter(id))?.status === "undoing") await takeBack(id, stopping);
  // This process leaves: the rest goes to whoever is there.
  if (stopping.aborted) await enqueueRefilter(database(), id);
}

async function judgeRest(
  { id, buildId, lastId, endId, preset: frozen }: RefilterWork,
  stopping: AbortSignal,
): Promise<void> {
  const preset = thawPreset(frozen);
  const setup = await setupOfBuild(buildId);
  const read = (after: number) => readRecordsToJudge(buildId, { after, endId, limit: REFILTER_BATCH });
  let after = lastId;
  let reading = read(after);
  while (!stopping.aborted) {
    const records = await reading;
    const last = records.at(-1);
    if (last === undefined) {
      await finishRefilter(id);
      return;
    }
    // The next batch is read while this one is judged and stored.
    reading = read(last.id);
    reading.catch(() => {}); // thrown where it is awaited, if it comes to that
    const batch = await judgeBatch(records, (record) => judgeRecord(preset, record, setup));
    const came = await storeRefilterBatch({ refilterId: id, after, lastId: last.id, ...batch });
    if (came === "ended") return;
    if (came === "stale") reading = read(after);
    else after = last.id;
  }
}

function judgeRecord(preset: FilterPreset, record: RecordToJudge, setup: StepSetup) {
  const { instruction, input, unmeasuredReply: reply } = record;
  const { result, change } = rejudge(preset, record, setup, storableText);
  const isMeasured = reply === null || change === null || setup.exemplars.length === 0;
  return { result, change, leakShare: isMeasured ? null : leakShare(reply, { instruction, input }, setup) };
}

async function judgeBatch(
  records: readonly RecordToJudge[],
  judge: (record: RecordToJudge) => ReturnType<typeof judgeRecord>,
): Promise<Pick<RefilterBatch, "judged" | "changed" | "moves">> {
  const changed: RefilterBatch["changed"] = [];
  const moves: RefilterMove[] = [];
  for (const [at, record] of records.entries()) {
    const { result, change, leakShare: leak } = judge(record);
    moves.push({ before: record.reason, after: result.reason, count: 1 });
    if (change !== null) changed.push({ id: record.id, editedAt: record.editedAt, result, leakShare: leak });
    if (at % AT_A_STRETCH === AT_A_STRETCH - 1) await setImmediate();
  }
  return { judged: records.length, changed, moves: addMoves([], moves) };
}

async function takeBack(id: number, stopping: AbortSignal): Promise<void> {
  while (!stopping.aborted) {
    const batch = await restoreRefilterBatch(id, REFILTER_BATCH);
    if (batch === null) return;
    if (batch.taken > 0) continue;
    await settleUndone(id);
    return;
  }
}

/** The rows are the truth: one that is under way but that the queue has lost is delivered again. */
export async function sweepRefilters(): Promise<void> {
  for (const id of await listOpenRefilters()) {
    if (await isRefilterQueued(database(), id)) continue;
    log().warn({ refilter: id }, "a re-filter was lost, delivering it again");
    await enqueueRefilter(database(), id);
  }
}
