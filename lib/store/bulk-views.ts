import { AppError } from "@/lib/app-error";
import { bulkSkippedSchema, bulkStatusSchema, canUndo } from "@/lib/datasets/bulk-action";
import { recordSelectionSchema } from "@/lib/datasets/record-selection";
import { wishOf } from "./bulk-actions";
import { database } from "./database";
import type { Prisma } from "./generated/client";
import { parseStored } from "./stored-json";

/** A bulk action with how far it is. */
export type BulkActionView = ReturnType<typeof bulkActionView>;

const named = { target: { select: { id: true, name: true } } } satisfies Prisma.BulkActionInclude;
type Row = Prisma.BulkActionGetPayload<{ include: typeof named }>;

function bulkActionView(row: Row) {
  const wish = wishOf(row);
  const status = bulkStatusSchema.parse(row.status);
  const until = row.finishedAt ?? new Date();
  return {
    id: row.id,
    datasetId: row.datasetId,
    wish,
    selection: parseStored(recordSelectionSchema, row.selection, `The selection of bulk action ${row.id}`),
    status,
    target: row.target,
    buildId: row.buildId,
    total: row.total,
    done: row.done,
    changed: row.changed,
    restored: row.restored,
    stayed: row.stayed,
    skipped: parseStored(bulkSkippedSchema, row.skipped, `What bulk action ${row.id} passed over`),
    canUndo: canUndo({ kind: wish.kind, status, changed: row.changed }),
    /** Since a worker began; 0 before. */
    ranMs: row.startedAt === null ? 0 : until.getTime() - row.startedAt.getTime(),
    failureReason: row.failureReason,
    createdBy: row.createdBy,
    createdAt: row.createdAt.toISOString(),
    finishedAt: row.finishedAt?.toISOString() ?? null,
  };
}

/** Throws `not_found`. */
export async function getBulkAction(id: number): Promise<BulkActionView> {
  const row = await database().bulkAction.findUnique({ where: { id }, include: named });
  if (row === null) throw new AppError("not_found", `There is no bulk action with the id ${id}.`);
  return bulkActionView(row);
}

/** Those of a dataset, the latest first. */
export async function listBulkActions(datasetId: number): Promise<BulkActionView[]> {
  const rows = await database().bulkAction.findMany({
    where: { datasetId },
    orderBy: { id: "desc" },
    take: 50,
    include: named,
  });
  return rows.map(bulkActionView);
}
