import type { ActOnBatch, BulkScope } from "./bulk-batches";
import { notFrozen, type TakenBack } from "./bulk-taken";
import { copyRecordsIn } from "./copy-records";
import type { Queries } from "./database";
import { Prisma } from "./generated/client";

/** What would tell that somebody worked on a copy. */
const mark = Prisma.sql`jsonb_build_array(dataset_id, verdict, reason, to_jsonb(tags), review, edited_at)`;

/** Copies what is selected into the target, with its verdict; a change names the copy. */
export function copyBatch(scope: BulkScope): ActOnBatch {
  return async (tx, { within, limit }) => {
    const { targetId } = scope;
    if (targetId === null) throw new Error(`Bulk action ${scope.id} has no dataset to copy to.`);
    const rows = await tx.$queryRaw<{ id: number; reason: string | null }[]>`
      SELECT id, CASE WHEN verdict = 'dropped' THEN coalesce(reason, '') END AS reason FROM record
      WHERE ${within} ORDER BY id LIMIT ${limit}::int`;
    if (rows.length === 0) return { looked: 0, last: null, changed: 0, skipped: {} };
    const copies = await copyRecordsIn(tx, targetId, rows);
    await tx.$executeRaw`
      INSERT INTO bulk_change (action_id, record_id, after)
      SELECT ${scope.id}::int, id, ${mark} FROM record WHERE id = ANY(${copies.map(({ id }) => id)}::int[])`;
    return {
      looked: rows.length,
      last: rows.at(-1)?.id ?? null,
      changed: copies.length,
      skipped: {},
    };
  };
}

/** Removes the copies that nobody worked on and nothing was made from. `taken`: which. */
export async function removeCopies(tx: Queries, taken: Prisma.Sql): Promise<TakenBack> {
  const [done] = await tx.$queryRaw<TakenBack[]>`
    WITH ${taken}, removed AS (
      DELETE FROM record USING taken
      WHERE record.id = taken.record_id AND ${mark} = taken.after AND ${notFrozen}
        AND NOT EXISTS (SELECT 1 FROM record made WHERE made.source_record_id = record.id)
        AND NOT EXISTS (SELECT 1 FROM build_item asked WHERE asked.source_record_id = record.id)
        AND NOT EXISTS (SELECT 1 FROM filter_mark marked WHERE marked.record_id = record.id)
      RETURNING 1)
    SELECT (SELECT count(*)::int FROM taken) AS taken, (SELECT count(*)::int FROM removed) AS restored`;
  return done ?? { taken: 0, restored: 0 };
}
