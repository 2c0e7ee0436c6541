import type { LineageRecord } from "@/lib/datasets/lineage";
import { database } from "./database";

/** Records as lines, by their id. */
export async function readRecords(ids: readonly number[]): Promise<Map<number, LineageRecord>> {
  const rows = await database().$queryRaw<LineageRecord[]>`
    SELECT r.id, r.dataset_id AS "datasetId", d.name AS "datasetName", d.holds, b.step,
      left(r.instruction, 240) AS instruction, r.topic, r.question_type AS "questionType", r.verdict, r.reason
    FROM record r JOIN dataset d ON d.id = r.dataset_id LEFT JOIN build b ON b.id = r.build_id
    WHERE r.id = ANY(${[...ids]}::int[])`;
  return new Map(rows.map((row) => [row.id, row]));
}
