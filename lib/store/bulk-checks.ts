import { AppError } from "@/lib/app-error";
import { statusesAtWork } from "@/lib/builds/build-status";
import { type BulkKind, bulkPartOf, kindsOver } from "@/lib/datasets/bulk-action";
import { inventingSteps } from "./bulk-refilter";
import type { Queries } from "./database";

const underWay = ["queued", "running", "undoing"];

/**
 * Refuses what would not come out as it was counted, or could not be undone exactly. The rows of the datasets are
 * locked until the transaction ends, so that two actions cannot begin at once. Throws `conflict`.
 */
export async function refuseConflicts(
  tx: Queries,
  kind: BulkKind,
  { datasetId, targetId }: { datasetId: number; targetId: number | null },
): Promise<void> {
  const ids = [datasetId, ...(targetId === null ? [] : [targetId])];
  // Builds go on storing records in them meanwhile.
  await tx.$queryRaw`
    SELECT id FROM dataset WHERE id = ANY(${ids}::int[]) ORDER BY id FOR NO KEY UPDATE`;
  await refuseFrozen(tx, kind, { datasetId, targetId });
  await refuseSecond(tx, ids);
  if (bulkPartOf(kind) !== "verdict") return;
  await refuseRefilter(tx, datasetId);
  await refuseInventing(tx, datasetId);
}

/** Copying and asking anew leave a dataset as it is. */
const leavesIt = (kind: BulkKind) => kind === "copy" || kind === "regenerate";

async function refuseFrozen(
  tx: Queries,
  kind: BulkKind,
  { datasetId, targetId }: { datasetId: number; targetId: number | null },
): Promise<void> {
  const changing = [...(leavesIt(kind) ? [] : [datasetId]), ...(targetId === null ? [] : [targetId])];
  const frozen = await tx.dataset.findFirst({
    where: { id: { in: changing }, frozenAt: { not: null } },
    select: { name: true },
  });
  if (frozen !== null) {
    throw new AppError(
      "conflict",
      `“${frozen.name}” is a snapshot and never changes; copy its records into another dataset instead.`,
    );
  }
}

/** What the second would change was counted before the first. */
async function refuseSecond(tx: Queries, ids: readonly number[]): Promise<void> {
  const other = await tx.bulkAction.findFirst({
    where: {
      status: { in: underWay },
      OR: [{ datasetId: { in: [...ids] } }, { targetId: { in: [...ids] } }],
    },
    select: { id: true, status: true, dataset: { select: { name: true } } },
  });
  if (other === null) return;
  const what = other.status === "undoing" ? "is being undone" : "is under way";
  throw new AppError(
    "conflict",
    `Bulk action ${other.id} on “${other.dataset.name}” ${what}; wait for its end, or cancel it.`,
  );
}

/** Both write verdicts, and each would take the other's for what was before. */
async function refuseRefilter(tx: Queries, datasetId: number): Promise<void> {
  const rows = await tx.$queryRaw<{ buildId: number }[]>`
    SELECT f.build_id AS "buildId" FROM refilter f
    WHERE f.status = ANY(${underWay}::text[]) AND EXISTS (
      SELECT 1 FROM record r WHERE r.build_id = f.build_id AND r.dataset_id = ${datasetId}::int) LIMIT 1`;
  const [build] = rows;
  if (build === undefined) return;
  throw new AppError("conflict", `Build ${build.buildId} is being re-filtered; wait for the end of that.`);
}

/** The same, seen from the re-filter. Throws `conflict`. */
export async function refuseBulkVerdicts(tx: Queries, buildId: number): Promise<void> {
  const [action] = await tx.$queryRaw<{ id: number }[]>`
    SELECT a.id FROM bulk_action a
    WHERE a.status = ANY(${underWay}::text[]) AND a.kind = ANY(${kindsOver("refilter")}::text[]) AND EXISTS (
      SELECT 1 FROM record r WHERE r.build_id = ${buildId}::int AND r.dataset_id = a.dataset_id) LIMIT 1`;
  if (action === undefined) return;
  throw new AppError(
    "conflict",
    `Bulk action ${action.id} changes verdicts of its records; wait for its end.`,
  );
}

/** It decides of each new piece by what it kept before, and would decide otherwise after a restart. */
async function refuseInventing(tx: Queries, datasetId: number): Promise<void> {
  const build = await tx.build.findFirst({
    where: { datasetId, step: { in: inventingSteps }, status: { in: [...statusesAtWork, "paused"] } },
    select: { id: true, status: true },
  });
  if (build === null) return;
  throw new AppError(
    "conflict",
    `Build ${build.id} is ${build.status}, and decides of what comes by what it has kept; wait for its end, or cancel it.`,
  );
}

/** The latest first: whatever later action wrote the same part of the same records stands on this one. */
export async function refuseOvertaken(tx: Queries, id: number, kind: BulkKind): Promise<void> {
  const later = await tx.$queryRaw<{ id: number }[]>`
    SELECT later.id FROM bulk_action later
    WHERE later.id > ${id} AND later.kind = ANY(${kindsOver(kind)}::text[]) AND later.status <> 'undone'
      AND EXISTS (SELECT 1 FROM bulk_change own JOIN bulk_change other USING (record_id)
        WHERE own.action_id = ${id} AND other.action_id = later.id)
    ORDER BY later.id DESC LIMIT 1`;
  const [over] = later;
  if (over === undefined) return;
  throw new AppError(
    "conflict",
    `Bulk action ${over.id} came after it and changed some of the same records; undo that one first.`,
  );
}
