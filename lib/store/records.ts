import { AppError } from "@/lib/app-error";
import type { DatasetRecord, RecordSummary } from "@/lib/datasets/record";
import type { RecordFilter } from "@/lib/datasets/record-filter";
import type { Facts } from "@/lib/steps/step";
import { database } from "./database";
import { countOfDataset } from "./dataset-counts";
import { Prisma } from "./generated/client";
import { readRows } from "./read-rows";
import {
  type RecordRow,
  recordColumns,
  recordSummary,
  type SummaryRow,
  summaryColumns,
  wholeRecord,
} from "./record-rows";
import { type RecordSource, readRecordSource } from "./record-source";
import { planSearch } from "./search-plan";

/** What the step read beside the texts, and where the record is from. */
const readColumns = {
  part: true,
  topic: true,
  questionType: true,
  facts: true,
  score: true,
  nearestScore: true,
  sourceRecordId: true,
} satisfies Prisma.RecordSelect;
type ReadBeside = {
  part: number;
  topic: string | null;
  questionType: string | null;
  facts: Facts;
  score: number | null;
  nearestScore: number | null;
  sourceRecordId: number | null;
};

/** A record with its exact prompt and, under the filters, its neighbours in the table. */
export type RecordView = DatasetRecord &
  RecordSource & {
    read: ReadBeside;
    datasetName: string;
    previousId: number | null;
    nextId: number | null;
  };

/** Exactly how many match, also where that takes seconds. */
export async function countRecords(datasetId: number, filters: readonly RecordFilter[]): Promise<number> {
  if (filters.length === 0) return (await countOfDataset(datasetId)).records;
  const { condition } = await planSearch(datasetId, filters, { isWhole: true });
  const [row] = await readRows<{ count: number }>(
    Prisma.sql`SELECT count(*)::int AS count FROM record WHERE dataset_id = ${datasetId}::int AND ${condition}`,
  );
  return row?.count ?? 0;
}

/** The latest records of a build, newest first. */
export async function listLatestOfBuild(buildId: number, limit: number): Promise<RecordSummary[]> {
  const rows = await database().$queryRaw<SummaryRow[]>`
    SELECT ${summaryColumns} FROM record WHERE build_id = ${buildId}::int ORDER BY id DESC LIMIT ${limit}::int`;
  return rows.map(recordSummary);
}

/** One record, whether or not it passes the filters; they choose its neighbours. Throws `not_found`. */
export async function getRecord(id: number, filters: readonly RecordFilter[] = []): Promise<RecordView> {
  const [row] = await database().$queryRaw<(RecordRow & { datasetName: string })[]>`
    SELECT ${recordColumns}, (SELECT name FROM dataset WHERE id = record.dataset_id) AS "datasetName"
    FROM record WHERE id = ${id}::bigint`;
  if (row === undefined) throw new AppError("not_found", `There is no record with the id ${id}.`);
  const { datasetName, ...columns } = row;
  const record = wholeRecord(columns);
  const [source, read, neighbours] = await Promise.all([
    readRecordSource(record),
    database().record.findUniqueOrThrow({ where: { id }, select: readColumns }),
    findNeighbours(record, filters),
  ]);
  return {
    ...record,
    ...source,
    read: { ...read, facts: read.facts as Facts },
    ...neighbours,
    datasetName,
  };
}

async function findNeighbours(
  { id, datasetId }: DatasetRecord,
  filters: readonly RecordFilter[],
): Promise<{ previousId: number | null; nextId: number | null }> {
  const { condition } = await planSearch(datasetId, filters);
  const where = Prisma.sql`dataset_id = ${datasetId}::int AND ${condition}`;
  const [row] = await readRows<{ previousId: number | null; nextId: number | null }>(Prisma.sql`
    SELECT
      (SELECT id FROM record WHERE ${where} AND id < ${id}::int ORDER BY id DESC LIMIT 1) AS "previousId",
      (SELECT id FROM record WHERE ${where} AND id > ${id}::int ORDER BY id LIMIT 1) AS "nextId"`);
  return row ?? { previousId: null, nextId: null };
}
