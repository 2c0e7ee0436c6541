import { type BulkSkipped, bulkSkippedSchema } from "@/lib/datasets/bulk-action";
import type { RecordSelection } from "@/lib/datasets/record-selection";
import { type ChangeWish, recordChange } from "./bulk-changes";
import { database, type Queries } from "./database";
import { Prisma } from "./generated/client";
import { selectionSql } from "./selection-sql";
import { parseStored } from "./stored-json";

/** Records looked at in one transaction, however few of them match: whoever wants the row of an action waits for it. */
const WINDOW = 20_000;

export type BulkScope = {
  id: number;
  datasetId: number;
  selection: RecordSelection;
  endId: number;
  targetId: number | null;
};

/** What became of the records of a batch. `last`: the last of those that matched; null where none did. */
export type BatchOutcome = { looked: number; last: number | null; changed: number; skipped: BulkSkipped };
/** Does its part to the records of a window: those `within` it, at most `limit`, by rising id. */
export type ActOnBatch = (tx: Queries, batch: { within: Prisma.Sql; limit: number }) => Promise<BatchOutcome>;

/**
 * Does the next batch of an action: what was before, what is now, and how far it is, all or nothing. `goes_on`; `over`
 * where no record is left; `stopped` where it is no longer running.
 */
export async function runBulkBatch(
  scope: BulkScope,
  limit: number,
  act: ActOnBatch,
): Promise<"goes_on" | "over" | "stopped"> {
  return database().$transaction(async (tx) => {
    const [row] = await tx.$queryRaw<{ lastId: number; skipped: unknown }[]>`
      SELECT last_id AS "lastId", skipped FROM bulk_action
      WHERE id = ${scope.id} AND status = 'running' FOR UPDATE`;
    if (row === undefined) return "stopped";
    const ofWindow = Prisma.sql`dataset_id = ${scope.datasetId}::int AND id > ${row.lastId}::int`;
    const [window] = await tx.$queryRaw<{ end: number | null }[]>`
      SELECT max(id) AS end FROM (
        SELECT id FROM record WHERE ${ofWindow} AND id <= ${scope.endId}::int ORDER BY id LIMIT ${WINDOW}::int) w`;
    const end = window?.end ?? null;
    if (end === null) return "over";
    const within = Prisma.sql`${ofWindow} AND id <= ${end}::int AND ${selectionSql(scope.selection)}`;
    const { looked, last, changed, skipped } = await act(tx, { within, limit });
    const known = parseStored(bulkSkippedSchema, row.skipped, `What bulk action ${scope.id} passed over`);
    await tx.$executeRaw`
      UPDATE bulk_action SET last_id = ${looked < limit ? end : (last ?? end)}::int, done = done + ${looked}::int,
        changed = changed + ${changed}::int, skipped = ${JSON.stringify(addSkipped(known, skipped))}::jsonb
      WHERE id = ${scope.id}`;
    return "goes_on";
  });
}

function addSkipped(known: BulkSkipped, more: BulkSkipped): BulkSkipped {
  const sum = { ...known };
  for (const [cause, count] of Object.entries(more) as [keyof BulkSkipped, number][])
    if (count > 0) sum[cause] = (sum[cause] ?? 0) + count;
  return sum;
}

/** One statement sees the records as they were, both where it writes them down and where it changes them. */
export function changeRecords(scope: BulkScope, wish: ChangeWish): ActOnBatch {
  const { changes, refused, now, after, write } = recordChange(wish, scope.targetId);
  return async (tx, { within, limit }) => {
    const [outcome] = await tx.$queryRaw<(Omit<BatchOutcome, "skipped"> & { refused: number })[]>`
      WITH looked AS MATERIALIZED (
        SELECT id, ${changes} AS is_meant, ${refused?.is ?? Prisma.sql`false`} AS is_refused,
          ${now} AS before, ${after} AS after
        FROM record WHERE ${within} ORDER BY id LIMIT ${limit}::int FOR NO KEY UPDATE),
      changing AS (SELECT id, before, after FROM looked WHERE is_meant AND NOT is_refused),
      remembered AS (
        INSERT INTO bulk_change (action_id, record_id, before, after)
        SELECT ${scope.id}::int, id, before, after FROM changing),
      changed AS (
        UPDATE record SET ${write(Prisma.sql`c.after`)} FROM changing c WHERE record.id = c.id RETURNING 1)
      SELECT (SELECT count(*)::int FROM looked) AS looked, (SELECT max(id) FROM looked) AS last,
        (SELECT count(*)::int FROM changed) AS changed,
        (SELECT count(*)::int FROM looked WHERE is_meant AND is_refused) AS refused`;
    const { refused: left = 0, ...rest } = outcome ?? { looked: 0, last: null, changed: 0 };
    return { ...rest, skipped: refused === null ? {} : { [refused.cause]: left } };
  };
}
