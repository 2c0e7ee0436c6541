import { AppError } from "@/lib/app-error";
import type { DatasetRecord, RecordSummary } from "@/lib/datasets/record";
import type { RecordFilter } from "@/lib/datasets/record-filter";
import type { RecordSort } from "@/lib/datasets/record-sort";
import type { Facts } from "@/lib/steps/step";
import { database } from "./database";
import { Prisma } from "./generated/client";
import { recordFilterSql } from "./record-filter-sql";
import {
  type RecordRow,
  recordColumns,
  recordSummary,
  type SummaryRow,
  summaryColumns,
  wholeRecord,
} from "./record-rows";
import { type RecordSource, readRecordSource } from "./record-source";

const STREAM_PAGE = 1_000;

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

/** What every query of this file begins its WHERE with. */
function inDataset(datasetId: number, filters: readonly RecordFilter[]): Prisma.Sql {
  return Prisma.sql`dataset_id = ${datasetId}::int AND ${recordFilterSql(filters)}`;
}

/** A page in the order of `sort`; `next` is to be given as `after` for the one that follows, null at the end. */
export async function listRecords(
  datasetId: number,
  filters: readonly RecordFilter[],
  { after, position, limit }: { sort?: RecordSort; after?: string; position?: number; limit: number },
): Promise<{
  records: (RecordSummary & { excerpt: null })[];
  next: string | null;
  position: number | null;
}> {
  const rows = await database().$queryRaw<SummaryRow[]>`
    SELECT ${summaryColumns} FROM record
    WHERE ${inDataset(datasetId, filters)} AND id > ${Number(after ?? 0)}::bigint
    ORDER BY id LIMIT ${limit + 1}::int OFFSET ${position ?? 0}::int`;
  const records = rows.slice(0, limit).map((row) => ({ ...recordSummary(row), excerpt: null }));
  return {
    records,
    next: rows.length > limit ? String(records.at(-1)?.id ?? 0) : null,
    position: after === undefined ? (position ?? 0) : null,
  };
}

export async function countRecords(datasetId: number, filters: readonly RecordFilter[]): Promise<number> {
  const [row] = await database().$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count FROM record WHERE ${inDataset(datasetId, filters)}`;
  return row?.count ?? 0;
}

/** Every record by rising id, read in pages, so that any number needs the same memory. */
export async function* streamRecords(
  datasetId: number,
  filters: readonly RecordFilter[],
  { pageSize = STREAM_PAGE }: { pageSize?: number } = {},
): AsyncGenerator<DatasetRecord, void, undefined> {
  for (let after = 0; ; ) {
    const rows = await database().$queryRaw<RecordRow[]>`
      SELECT ${recordColumns} FROM record
      WHERE ${inDataset(datasetId, filters)} AND id > ${after}::int
      ORDER BY id LIMIT ${pageSize}::int`;
    for (const row of rows) yield wholeRecord(row);
    const last = rows.at(-1);
    if (last === undefined || rows.length < pageSize) return;
    after = last.id;
  }
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
  const where = inDataset(datasetId, filters);
  const [row] = await database().$queryRaw<{ previousId: number | null; nextId: number | null }[]>`
    SELECT
      (SELECT id FROM record WHERE ${where} AND id < ${id}::int ORDER BY id DESC LIMIT 1) AS "previousId",
      (SELECT id FROM record WHERE ${where} AND id > ${id}::int ORDER BY id LIMIT 1) AS "nextId"`;
  return row ?? { previousId: null, nextId: null };
}
