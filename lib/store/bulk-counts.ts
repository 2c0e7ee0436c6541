import { AppError } from "@/lib/app-error";
import { type BulkSkipped, type BulkWish, bulkSkips } from "@/lib/datasets/bulk-action";
import type { RecordSelection } from "@/lib/datasets/record-selection";
import { getStep } from "@/lib/steps/steps";
import { recordChange } from "./bulk-changes";
import { unjudgeable } from "./bulk-refilter";
import { database } from "./database";
import { countAsked } from "./freeze-asked";
import { Prisma } from "./generated/client";
import { selectionSql } from "./selection-sql";

/**
 * What an action would come to. `changing`: records that would change, of a re-filter those that would be judged, of a
 * re-generation the requests that would be asked.
 */
export type BulkCount = { matching: number; changing: number; skipped: BulkSkipped };

/** Counted exactly; null for no wish: how many match. */
export async function countBulk(
  datasetId: number,
  wish: BulkWish | null,
  selection: RecordSelection,
): Promise<BulkCount> {
  if (wish?.kind === "regenerate") {
    const build = await database().build.findUnique({
      where: { id: wish.buildId },
      select: { step: true },
    });
    if (build === null) throw new AppError("not_found", `There is no build ${wish.buildId}; choose another.`);
    const askedOf = { datasetId, selection, endId: MAX_ID };
    const { requests, ...rest } = await countAsked(askedOf, getStep(build.step));
    return { ...rest, changing: requests };
  }
  const { changes, skip } = conditions(wish);
  const rows = await database().$queryRaw<{ matching: number; changing: number; skip: string | null }[]>`
    SELECT count(*)::int AS matching, (count(*) FILTER (WHERE is_meant))::int AS changing,
      CASE WHEN is_meant THEN skip END AS skip
    FROM (SELECT ${changes} AS is_meant, ${skip} AS skip FROM record
      WHERE dataset_id = ${datasetId}::int AND ${selectionSql(selection)}) t
    GROUP BY CASE WHEN is_meant THEN skip END`;
  const skipped: BulkSkipped = {};
  let [matching, changing] = [0, 0];
  for (const row of rows) {
    matching += row.matching;
    const cause = bulkSkips.find((name) => name === row.skip);
    if (cause === undefined) changing += row.changing;
    else skipped[cause] = row.matching;
  }
  return { matching, changing, skipped };
}

const MAX_ID = 2_147_483_647;

function conditions(wish: Exclude<BulkWish, { kind: "regenerate" }> | null): {
  changes: Prisma.Sql;
  skip: Prisma.Sql;
} {
  const all = { changes: Prisma.sql`true`, skip: Prisma.sql`NULL::text` };
  if (wish === null || wish.kind === "copy" || wish.kind === "move") return all;
  if (wish.kind === "refilter") return { ...all, skip: unjudgeable };
  const { changes, refused } = recordChange(wish, null);
  if (refused === null) return { ...all, changes };
  return { changes, skip: Prisma.sql`CASE WHEN ${refused.is} THEN ${refused.cause}::text END` };
}
