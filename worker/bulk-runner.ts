import { type AppErrorKind, isAppError } from "@/lib/app-error";
import { log } from "@/lib/log";
import {
  type BulkWork,
  failBulkAction,
  finishBulkAction,
  listOpenBulkActions,
  openBulkAction,
  settleBulkUndone,
} from "@/lib/store/bulk-actions";
import { type ActOnBatch, changeRecords, runBulkBatch } from "@/lib/store/bulk-batches";
import { copyBatch } from "@/lib/store/bulk-copy";
import { enqueueBulkAction, isBulkActionQueued } from "@/lib/store/bulk-queue";
import { refilterBatch } from "@/lib/store/bulk-refilter";
import { regenerate } from "@/lib/store/bulk-regenerate";
import { takeBackBatch } from "@/lib/store/bulk-undo";
import { database } from "@/lib/store/database";
import { findPreset } from "@/lib/store/filter-presets";

/** Records in one transaction: short ones, so that nobody waits for them. */
export const BULK_BATCH = 2_000;
/** Those that are judged are read whole, and take longer. */
const JUDGED_BATCH = 500;
/** What another try would not mend, e.g. a server that is gone. */
const HOPELESS: ReadonlySet<AppErrorKind> = new Set(["bad_request", "conflict", "internal", "not_found"]);

/**
 * Does what is left of a bulk action, or takes it back where that is wished. Returning means that nothing of it is left
 * to do here; a rejection hands it back to the queue, and who takes it goes on where the row says.
 */
export async function runBulkAction(id: number, stopping: AbortSignal): Promise<void> {
  const work = await openBulkAction(id);
  if (work === null) return;
  try {
    if (work.status === "running") await doRest(work, stopping);
  } catch (error) {
    if (!isAppError(error) || !HOPELESS.has(error.kind)) throw error;
    await failBulkAction(id, error.message);
  }
  if (work.status === "undoing") await takeBack(work, stopping);
  // This process leaves: the rest goes to whoever is there.
  if (stopping.aborted) await enqueueBulkAction(database(), id);
}

async function doRest(work: BulkWork, stopping: AbortSignal): Promise<void> {
  if (work.wish.kind === "regenerate") {
    await regenerate({ id: work.id, wish: work.wish }, work, work.actor);
    return;
  }
  const act = await actOf(work);
  const limit = work.wish.kind === "refilter" ? JUDGED_BATCH : BULK_BATCH;
  while (!stopping.aborted) {
    const outcome = await runBulkBatch(work, limit, act);
    if (outcome === "goes_on") continue;
    if (outcome === "over") await finishBulkAction(work.id);
    return;
  }
}

async function actOf(work: BulkWork): Promise<ActOnBatch> {
  const { wish } = work;
  switch (wish.kind) {
    case "regenerate":
      throw new Error("A build is launched whole.");
    case "copy":
      return copyBatch(work);
    case "refilter":
      return refilterBatch(work, await findPreset(wish.preset));
    default:
      return changeRecords(work, wish);
  }
}

async function takeBack(work: BulkWork, stopping: AbortSignal): Promise<void> {
  while (!stopping.aborted) {
    const batch = await takeBackBatch(work, BULK_BATCH);
    if (batch === null) return;
    if (batch.taken > 0) continue;
    await settleBulkUndone(work.id);
    return;
  }
}

/** The rows are the truth: one that is under way but that the queue has lost is delivered again. */
export async function sweepBulkActions(): Promise<void> {
  for (const id of await listOpenBulkActions()) {
    if (await isBulkActionQueued(database(), id)) continue;
    log().warn({ action: id }, "a bulk action was lost, delivering it again");
    await enqueueBulkAction(database(), id);
  }
}
