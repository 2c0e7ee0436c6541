import type { ComparedSide } from "@/lib/datasets/compared-side";
import type { RecordFilter } from "@/lib/datasets/record-filter";
import { database } from "./database";
import { Prisma } from "./generated/client";
import { recordFilterSql } from "./record-filter-sql";

/** The rows a picture is drawn from. */
export type PictureRows = {
  /** FROM and WHERE over the unqualified columns of `record`. */
  from: Prisma.Sql;
  /** How many records one row stands for. */
  scale: number;
  isEstimate: boolean;
};

/** More records than this that match are not read all: a picture of a sample of them looks the same. */
const MOST_READ = 200_000;
/** How many of a side's records a sample takes, and in how many runs of neighbours. */
const SAMPLE = 50_000;
const RUNS = 512;

/**
 * All records of a side that pass the filters, or, where more than `mostRead` do, those in `RUNS` equal stretches of
 * their ids at equal distances. Every id is in the sample with the same probability, whatever is between them, and
 * neighbours lie on the same pages; the sample is the same every time.
 */
export async function pictureRows(
  side: ComparedSide,
  filters: readonly RecordFilter[],
  mostRead = MOST_READ,
): Promise<PictureRows> {
  const own = Prisma.sql`${side.kind === "build" ? Prisma.sql`build_id` : Prisma.sql`dataset_id`} = ${side.id}::int`;
  const condition = recordFilterSql(filters);
  const exact = { from: Prisma.sql`FROM record WHERE ${own} AND ${condition}`, scale: 1, isEstimate: false };
  const [many] = await database().$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count FROM (SELECT 1 FROM record WHERE ${own} LIMIT ${mostRead + 1}::int) counted`;
  if ((many?.count ?? 0) <= mostRead) return exact;
  const [all] = await database().$queryRaw<{ count: number; first: number; last: number }[]>`
    SELECT count(*)::int AS count, min(id) AS first, max(id) AS last FROM record WHERE ${own}`;
  if (all === undefined) return exact;
  const stride = Math.max(1, Math.ceil((all.last - all.first + 1) / RUNS));
  const width = Math.max(1, Math.ceil((stride * Math.min(SAMPLE, mostRead)) / all.count));
  const scale = stride / width;
  const from = Prisma.sql`
    FROM generate_series(${all.first}::int, ${all.last}::int, ${stride}::int) AS run(beginning)
    CROSS JOIN LATERAL (SELECT * FROM record
      WHERE ${own} AND id >= beginning AND id < beginning + ${width}::int OFFSET 0) AS record
    WHERE ${condition}`;
  if (filters.length === 0) return { from, scale, isEstimate: true };
  const [sampled] = await database().$queryRaw<{ count: number }[]>`SELECT count(*)::int AS count ${from}`;
  return (sampled?.count ?? 0) * scale > mostRead ? { from, scale, isEstimate: true } : exact;
}

/** A count of rows as one of records. */
export const scaled = (count: number, { scale }: PictureRows): number => Math.round(count * scale);
