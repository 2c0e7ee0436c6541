import { Prisma } from "./generated/client";
import { readRows } from "./read-rows";

/** A value of a facet and how many records of the dataset have it, as the triggers counted. */
type DatasetCountRow = { facet: string; value: string; count: number; total: number };

type Totals = { records: number; kept: number; searchable: number };

/** How many records datasets have, which are kept, and whose words were read; a dataset without any is not in it. */
export async function countOfDatasets(datasetId?: number): Promise<Map<number, Totals>> {
  const where = datasetId === undefined ? Prisma.sql`true` : Prisma.sql`dataset_id = ${datasetId}::int`;
  const rows = await readRows<Totals & { datasetId: number }>(Prisma.sql`
    SELECT dataset_id AS "datasetId", coalesce(sum(count) FILTER (WHERE facet = 'verdict'), 0)::int AS records,
      coalesce(sum(count) FILTER (WHERE value = 'kept'), 0)::int AS kept,
      coalesce(sum(count) FILTER (WHERE facet = 'searchable'), 0)::int AS searchable
    FROM dataset_count WHERE ${where} AND facet IN ('verdict', 'searchable') GROUP BY dataset_id`);
  return new Map(rows.map(({ datasetId: id, ...totals }) => [id, totals]));
}

export async function countOfDataset(datasetId: number): Promise<Totals> {
  const totals = await countOfDatasets(datasetId);
  return totals.get(datasetId) ?? { records: 0, kept: 0, searchable: 0 };
}

/** All counts of a dataset that are not zero, of topics the most frequent; `total` values of the facet there are. */
export function readDatasetCounts(datasetId: number, signal?: AbortSignal): Promise<DatasetCountRow[]> {
  return readRows<DatasetCountRow>(
    Prisma.sql`SELECT facet, value, count, (count(*) OVER (PARTITION BY facet))::int AS total FROM dataset_count
      WHERE dataset_id = ${datasetId}::int AND facet <> 'topic' AND count > 0
      UNION ALL (SELECT facet, value, count, (count(*) OVER ())::int FROM dataset_count
        WHERE dataset_id = ${datasetId}::int AND facet = 'topic' AND count > 0 ORDER BY 3 DESC, 2 LIMIT 20)`,
    { signal },
  );
}
