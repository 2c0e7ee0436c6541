import type { SelectWish } from "@/lib/datasets/dataset-making";
import { countOutcome, type MakingCounts, startCounts } from "@/lib/datasets/making-counts";
import { type CopiedRecord, copyRecords } from "./copy-records";
import { database } from "./database";
import { settleMaking, type TellCounts } from "./making-end";
import { withOwnConnection } from "./own-connection";

const BATCH = 4_000;

/** Kept or not, by the means of what judges said of each record; the same words that the counts use. */
const DECIDE = `
  WITH mean AS (
    SELECT source_record_id AS id, avg(score) FILTER (WHERE facts->>'rubric' = 'quality') AS quality,
      avg(score) FILTER (WHERE facts->>'rubric' = 'following') AS following
    FROM record WHERE dataset_id = $2 AND source_record_id IS NOT NULL GROUP BY source_record_id)
  SELECT r.id, m.quality, m.following,
    CASE WHEN ($3::float8 IS NOT NULL AND m.quality IS NULL) OR ($4::float8 IS NOT NULL AND m.following IS NULL) THEN 'unscored'
      WHEN m.quality <= $3 THEN 'low_quality' WHEN m.following <= $4 THEN 'low_following' END AS reason
  FROM record r LEFT JOIN mean m ON m.id = r.id
  WHERE r.dataset_id = $1 AND r.verdict = 'kept' ORDER BY r.id`;

/**
 * Copies the kept records whose mean scores are above the thresholds, and ends the making in the same transaction.
 * The means stand in the facts of each copy.
 */
export async function selectByScores(
  { id, wish, datasetId }: { id: number; wish: SelectWish; datasetId: number | null },
  tell: TellCounts,
): Promise<MakingCounts> {
  const source = await database().dataset.findUniqueOrThrow({ where: { id: wish.datasetId } });
  return withOwnConnection(async (connection) => {
    const { rows } = await connection.query<{
      id: number;
      quality: number | null;
      following: number | null;
      reason: string | null;
    }>(DECIDE, [wish.datasetId, wish.scoresDatasetId, wish.quality, wish.following]);
    const tally = startCounts(source.name, source.id);
    const stored: CopiedRecord[] = [];
    for (const { id: recordId, reason, quality, following } of rows) {
      countOutcome(tally, reason);
      if (reason !== null && !wish.keepDropped) continue;
      stored.push({ id: recordId, reason, facts: { scores: { quality, following } } });
    }
    const counts: MakingCounts = {
      phase: "writing",
      progress: 0,
      total: stored.length,
      unit: "records",
      sources: [tally],
    };
    await connection.query("BEGIN");
    for (let at = 0; datasetId !== null && at < stored.length; at += BATCH) {
      const batch = stored.slice(at, at + BATCH);
      await copyRecords(connection, datasetId, batch);
      counts.progress += batch.length;
      await tell(counts);
    }
    await settleMaking(connection, id, counts);
    await connection.query("COMMIT");
    return counts;
  });
}
