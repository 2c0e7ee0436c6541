import type { BulkWish } from "@/lib/datasets/bulk-action";
import { recordChange } from "./bulk-changes";
import { removeCopies } from "./bulk-copy";
import { restoreJudged } from "./bulk-refilter";
import { notFrozen, type TakenBack, takenSql } from "./bulk-taken";
import { database, type Queries } from "./database";
import { Prisma } from "./generated/client";

/**
 * Puts back the next `limit` records as they were before an action. One that something else changed since stays as it
 * is. Null where the action is not being undone.
 */
export async function takeBackBatch(
  { id, wish, targetId }: { id: number; wish: BulkWish; targetId: number | null },
  limit: number,
): Promise<TakenBack | null> {
  return database().$transaction(async (tx) => {
    const [row] = await tx.$queryRaw<{ id: number }[]>`
      SELECT id FROM bulk_action WHERE id = ${id} AND status = 'undoing' FOR UPDATE`;
    if (row === undefined) return null;
    const { taken, restored } = await takeBack(tx, { id, wish, targetId }, limit);
    await tx.$executeRaw`
      UPDATE bulk_action SET restored = restored + ${restored}::int, stayed = stayed + ${taken - restored}::int
      WHERE id = ${id}`;
    return { taken, restored };
  });
}

async function takeBack(
  tx: Queries,
  { id, wish, targetId }: { id: number; wish: BulkWish; targetId: number | null },
  limit: number,
): Promise<TakenBack> {
  const taken = takenSql(id, limit);
  switch (wish.kind) {
    case "regenerate":
      return { taken: 0, restored: 0 };
    case "copy":
      return removeCopies(tx, taken);
    case "refilter":
      return restoreJudged(tx, taken);
    default: {
      const { now, write } = recordChange(wish, targetId);
      const [done] = await tx.$queryRaw<TakenBack[]>`
        WITH ${taken}, restored AS (
          UPDATE record SET ${write(Prisma.sql`taken.before`)} FROM taken
          WHERE record.id = taken.record_id AND ${now} = taken.after AND ${notFrozen} RETURNING 1)
        SELECT (SELECT count(*)::int FROM taken) AS taken, (SELECT count(*)::int FROM restored) AS restored`;
      return done ?? { taken: 0, restored: 0 };
    }
  }
}
