import { AppError } from "@/lib/app-error";
import {
  type BulkStatus,
  type BulkTarget,
  type BulkWish,
  bulkStatusSchema,
  bulkWishSchema,
  canUndo,
} from "@/lib/datasets/bulk-action";
import { bulkGoingOn, bulkPast } from "@/lib/datasets/bulk-words";
import { type RecordSelection, recordSelectionSchema } from "@/lib/datasets/record-selection";
import { refuseConflicts, refuseOvertaken } from "./bulk-checks";
import { countBulk } from "./bulk-counts";
import { enqueueBulkAction } from "./bulk-queue";
import { checkRegenerate } from "./bulk-regenerate";
import { database, type Queries } from "./database";
import { addEvent } from "./events";
import { findPreset } from "./filter-presets";
import type { BulkAction } from "./generated/client";
import { parseStored, toStored } from "./stored-json";

/**
 * Hands what shall be done to the workers, for the records that there are now. Throws `not_found`, `bad_request` and
 * `conflict` where it cannot be done, with the cure.
 */
export async function startBulkAction(
  datasetId: number,
  { wish: asked, selection }: { wish: BulkWish; selection: RecordSelection },
  actor: string,
): Promise<{ id: number }> {
  await getDatasetRow(database(), datasetId);
  const endId = await lastRecordId(datasetId);
  const wish = await settleWish(asked, { datasetId, selection, endId });
  const { matching: total } = await countBulk(datasetId, null, selection);
  if (total === 0)
    throw new AppError("bad_request", "No record matches any more; look at the filters again.");
  const stored = { wish: toStored(wish, "What is wished"), selection: toStored(selection, "The selection") };
  return database().$transaction(async (tx) => {
    const target =
      wish.kind === "move" || wish.kind === "copy" ? await findTarget(tx, datasetId, wish.to) : null;
    await refuseConflicts(tx, wish.kind, { datasetId, targetId: target?.id ?? null });
    const { id } = await tx.bulkAction.create({
      data: { datasetId, kind: wish.kind, ...stored, targetId: target?.id, total, endId, createdBy: actor },
    });
    await enqueueBulkAction(tx, id);
    const message = `${bulkGoingOn(wish, target?.name ?? null)}: ${total.toLocaleString("en")} records match`;
    await tellDataset(tx, datasetId, actor, message);
    return { id };
  });
}

/** Records that come later are not touched. */
async function lastRecordId(datasetId: number): Promise<number> {
  const { _max: last } = await database().record.aggregate({ where: { datasetId }, _max: { id: true } });
  return last.id ?? 0;
}

async function getDatasetRow(queries: Queries, id: number) {
  const row = await queries.dataset.findUnique({
    where: { id },
    select: { id: true, name: true, holds: true },
  });
  if (row === null) throw new AppError("not_found", `There is no dataset with the id ${id}.`);
  return row;
}

/** What may change its meaning is settled when it is launched. */
async function settleWish(
  wish: BulkWish,
  of: { datasetId: number; selection: RecordSelection; endId: number },
): Promise<BulkWish> {
  if (wish.kind === "refilter") {
    const { name, version } = await findPreset(wish.preset);
    return { ...wish, preset: `${name}@${version}` };
  }
  if (wish.kind === "regenerate") await checkRegenerate(wish, of);
  return wish;
}

async function findTarget(
  tx: Queries,
  datasetId: number,
  to: BulkTarget,
): Promise<{ id: number; name: string }> {
  const source = await getDatasetRow(tx, datasetId);
  if (to.kind === "new") {
    const taken = await tx.dataset.findUnique({ where: { name: to.name }, select: { id: true } });
    if (taken !== null)
      throw new AppError("conflict", `There is a dataset “${to.name}” already; choose it, or another name.`);
    return tx.dataset.create({ data: { name: to.name, holds: source.holds } });
  }
  const target = await getDatasetRow(tx, to.datasetId);
  if (target.id === source.id)
    throw new AppError("bad_request", "The records are in that dataset already; choose another.");
  if (target.holds !== source.holds)
    throw new AppError(
      "bad_request",
      `“${target.name}” holds ${target.holds}, and these are ${source.holds}; choose another.`,
    );
  return target;
}

function tellDataset(tx: Queries, subjectId: number, actor: string, message: string): Promise<void> {
  return addEvent(tx, { actor, subject: "dataset", subjectId, message });
}

/** What a worker needs to go on with a bulk action. */
export type BulkWork = {
  id: number;
  datasetId: number;
  status: BulkStatus;
  wish: BulkWish;
  selection: RecordSelection;
  targetId: number | null;
  endId: number;
  actor: string;
};

/** Null where there is no such action. A queued one begins to run. */
export async function openBulkAction(id: number): Promise<BulkWork | null> {
  await database().$executeRaw`
    UPDATE bulk_action SET status = 'running', started_at = coalesce(started_at, now())
    WHERE id = ${id} AND status = 'queued'`;
  const row = await database().bulkAction.findUnique({ where: { id } });
  if (row === null) return null;
  const { datasetId, targetId, endId, createdBy: actor } = row;
  const selection = parseStored(recordSelectionSchema, row.selection, `The selection of bulk action ${id}`);
  return { id, datasetId, status: statusOf(row), wish: wishOf(row), selection, targetId, endId, actor };
}

const statusOf = (row: BulkAction) => bulkStatusSchema.parse(row.status);
export const wishOf = (row: BulkAction) =>
  parseStored(bulkWishSchema, row.wish, `What is wished of bulk action ${row.id}`);

/** Ends one of which every record is done. */
export async function finishBulkAction(id: number): Promise<void> {
  await database().$transaction(async (tx) => {
    const row = await lockBulkAction(tx, id);
    if (row.status !== "running") return;
    // Of what matched when it was launched, some may no longer have.
    await tx.bulkAction.update({
      where: { id },
      data: { status: "done", total: row.done, finishedAt: new Date() },
    });
    await tellDataset(tx, row.datasetId, row.createdBy, pastOf(row));
  });
}

const pastOf = (row: BulkAction & { target: { name: string } | null }) =>
  bulkPast(wishOf(row), row.changed, row.target?.name ?? null);

/** One that cannot go on. What it had changed stays, and can still be undone. */
export async function failBulkAction(id: number, reason: string): Promise<void> {
  await database().bulkAction.updateMany({
    where: { id, status: { in: ["queued", "running"] } },
    data: { status: "failed", failureReason: reason, finishedAt: new Date() },
  });
  await removeEmptyTarget(id);
}

/** Stops one where it is: what it has changed stays, and can be undone. Throws `not_found`, `conflict`. */
export async function cancelBulkAction(id: number, actor: string): Promise<void> {
  await database().$transaction(async (tx) => {
    const row = await lockBulkAction(tx, id);
    if (row.status !== "queued" && row.status !== "running")
      throw new AppError("conflict", `Bulk action ${id} is ${row.status} already.`);
    await tx.bulkAction.update({ where: { id }, data: { status: "cancelled", finishedAt: new Date() } });
    await tellDataset(tx, row.datasetId, actor, `Cancelled a bulk action. ${pastOf(row)} before`);
  });
  await removeEmptyTarget(id);
}

/** Puts every record back that an action changed, the latest action first. Throws `not_found`, `conflict`. */
export async function undoBulkAction(id: number, actor: string): Promise<void> {
  await database().$transaction(async (tx) => {
    const row = await lockBulkAction(tx, id);
    const { datasetId, targetId, changed } = row;
    const { kind } = wishOf(row);
    const status = statusOf(row);
    if (!canUndo({ kind, status, changed })) throw new AppError("conflict", whyNotUndone(row, status));
    await refuseConflicts(tx, kind, { datasetId, targetId });
    await refuseOvertaken(tx, id, kind);
    await tx.bulkAction.update({
      where: { id },
      data: { status: "undoing", restored: 0, stayed: 0, failureReason: null, finishedAt: null },
    });
    await enqueueBulkAction(tx, id);
    await tellDataset(tx, datasetId, actor, `Undoes: ${pastOf(row)}`);
  });
}

function whyNotUndone({ id, kind, buildId }: BulkAction, status: BulkStatus): string {
  if (kind === "regenerate")
    return `It started build ${buildId ?? ""}, which is cancelled or kept as any other.`;
  if (status === "queued" || status === "running") return `Bulk action ${id} is ${status}; cancel it first.`;
  if (status === "undone" || status === "undoing") return `Bulk action ${id} is ${status} already.`;
  return `Bulk action ${id} changed nothing.`;
}

/** Ends one of which all is taken back. */
export async function settleBulkUndone(id: number): Promise<void> {
  await database().bulkAction.updateMany({
    where: { id, status: "undoing" },
    data: { status: "undone", finishedAt: new Date() },
  });
  await removeEmptyTarget(id);
}

/** A dataset that was made for records that did not come, or went back, goes too. */
async function removeEmptyTarget(id: number): Promise<void> {
  await database().$executeRaw`
    DELETE FROM dataset d USING bulk_action a
    WHERE a.id = ${id} AND d.id = a.target_id AND a.wish->'to'->>'kind' = 'new'
      AND NOT EXISTS (SELECT 1 FROM record r WHERE r.dataset_id = d.id)
      AND NOT EXISTS (SELECT 1 FROM build b WHERE b.dataset_id = d.id)
      AND NOT EXISTS (SELECT 1 FROM export e WHERE e.dataset_id = d.id)
      AND NOT EXISTS (SELECT 1 FROM bulk_action o WHERE o.dataset_id = d.id OR (o.target_id = d.id AND o.id <> a.id))`;
}

/** Those that workers have something to do with, oldest first. */
export async function listOpenBulkActions(): Promise<number[]> {
  const rows = await database().bulkAction.findMany({
    where: { status: { in: ["queued", "running", "undoing"] } },
    orderBy: { id: "asc" },
    select: { id: true },
  });
  return rows.map(({ id }) => id);
}

async function lockBulkAction(tx: Queries, id: number) {
  await tx.$queryRaw`SELECT id FROM bulk_action WHERE id = ${id} FOR UPDATE`;
  const row = await tx.bulkAction.findUnique({
    where: { id },
    include: { target: { select: { name: true } } },
  });
  if (row === null) throw new AppError("not_found", `There is no bulk action with the id ${id}.`);
  return row;
}
