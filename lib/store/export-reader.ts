import type pg from "pg";
import { to as copyTo } from "pg-copy-streams";
import { AppError } from "@/lib/app-error";
import type { RecordFilter } from "@/lib/datasets/record-filter";
import type { RecordSort, SortKey } from "@/lib/datasets/record-sort";
import { env } from "@/lib/env";
import type { ExportableRecord } from "@/lib/exports/exportable-record";
import { type BinaryType, readBinaryRows } from "./binary-rows";
import { type BuildFacts, readBuildFacts } from "./export-build-facts";
import { exportableRecord, recordColumnSql, recordColumnTypes } from "./exportable-rows";
import { Prisma } from "./generated/client";
import { literalSql } from "./literal-sql";
import { openPool } from "./open-pool";
import { recordFilterSql } from "./record-filter-sql";

export type ExportOrder = { by: "sort"; sort: RecordSort } | { by: "request" };
export type ExportedDataset = { id: number; name: string; sha256: string | null };

/** A dataset as it is at one moment, however long it is read. */
export type ExportReader = {
  dataset: ExportedDataset;
  facts: BuildFacts;
  count: () => Promise<number>;
  /** `firstOnly`: of the first so many by id, for a look that may not read all. */
  records: (options: {
    order: ExportOrder;
    hasRawText: boolean;
    firstOnly?: number;
  }) => AsyncGenerator<ExportableRecord[], void, undefined>;
  /** Rows of columns of the matching records by rising id, e.g. what a split is decided by. */
  columns: (
    columns: readonly { sql: Prisma.Sql; type: BinaryType }[],
  ) => AsyncGenerator<unknown[][], void, undefined>;
  query: <Row extends pg.QueryResultRow>(sql: Prisma.Sql) => Promise<Row[]>;
};

/**
 * Opens a dataset for one export, on a connection and in a transaction of its own that sees one moment and writes
 * nothing. Throws `not_found`.
 */
export async function withExportReader<Result>(
  datasetId: number,
  filters: readonly RecordFilter[],
  work: (reader: ExportReader) => Promise<Result>,
): Promise<Result> {
  const pool = openPool({ connectionString: env().DATABASE_URL, max: 1 });
  try {
    const connection = await pool.connect();
    try {
      await connection.query("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
      return await work(await openReader(connection, datasetId, filters));
    } finally {
      // Also ends what is still being copied.
      connection.release(true);
    }
  } finally {
    await pool.end();
  }
}

async function openReader(
  connection: pg.PoolClient,
  datasetId: number,
  filters: readonly RecordFilter[],
): Promise<ExportReader> {
  const query = async <Row extends pg.QueryResultRow>(sql: Prisma.Sql) =>
    (await connection.query<Row>(literalSql(sql))).rows;
  const [dataset] = await query<ExportedDataset>(
    Prisma.sql`SELECT id, name, sha256 FROM dataset WHERE id = ${datasetId}::int`,
  );
  if (dataset === undefined) throw new AppError("not_found", `There is no dataset with the id ${datasetId}.`);
  const facts = await readBuildFacts(query, datasetId);
  const where = Prisma.sql`dataset_id = ${datasetId}::int AND ${recordFilterSql(filters)}`;
  const copy = (select: Prisma.Sql, types: readonly BinaryType[]) => {
    const statement = `COPY (${literalSql(select)}) TO STDOUT (FORMAT binary)`;
    return readBinaryRows(connection.query(copyTo(statement)), types);
  };
  return {
    dataset,
    facts,
    query,
    count: async () => {
      const [row] = await query<{ count: number }>(
        Prisma.sql`SELECT count(*)::int AS count FROM record WHERE ${where}`,
      );
      return row?.count ?? 0;
    },
    async *records({ order, hasRawText, firstOnly }) {
      const names = recordColumnSql(hasRawText);
      const matching =
        firstOnly === undefined
          ? Prisma.sql`SELECT ${names} FROM record WHERE ${where} ORDER BY ${orderSql(order)}`
          : Prisma.sql`SELECT ${names} FROM (SELECT * FROM record WHERE ${where} ORDER BY id LIMIT ${firstOnly}::int) record ORDER BY ${orderSql(order)}`;
      for await (const rows of copy(matching, recordColumnTypes))
        yield rows.map((row) => exportableRecord(row, facts));
    },
    columns: (columns) =>
      copy(
        Prisma.sql`SELECT ${Prisma.join(columns.map(({ sql }) => sql))} FROM record WHERE ${where} ORDER BY id`,
        columns.map(({ type }) => type),
      ),
  };
}

const sortColumns: Record<SortKey, Prisma.Sql> = {
  id: Prisma.sql`id`,
  instruction_length: Prisma.sql`instruction_length`,
  thoughts_length: Prisma.sql`thoughts_length`,
  reply_length: Prisma.sql`reply_length`,
  output_length: Prisma.sql`output_length`,
  score: Prisma.sql`score`,
  nearest: Prisma.sql`nearest_score`,
  leak: Prisma.sql`leak_share`,
  prompt_tokens: Prisma.sql`prompt_tokens`,
  completion_tokens: Prisma.sql`completion_tokens`,
  time: Prisma.sql`total_ms`,
  created: Prisma.sql`created_at`,
};

/** Requests are only brought together: bytes compare fastest. */
function orderSql(order: ExportOrder): Prisma.Sql {
  if (order.by === "request") return Prisma.sql`instruction COLLATE "C", input COLLATE "C", id`;
  const { by, isFalling } = order.sort;
  const direction = isFalling ? Prisma.sql`DESC` : Prisma.sql`ASC`;
  if (by === "id") return Prisma.sql`id ${direction}`;
  return Prisma.sql`${sortColumns[by]} ${direction} NULLS LAST, id ${direction}`;
}
