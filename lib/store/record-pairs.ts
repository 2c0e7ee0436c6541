import { AppError } from "@/lib/app-error";
import type { LengthCount } from "@/lib/datasets/length-shift";
import { database } from "./database";
import { Prisma } from "./generated/client";
import { listPairMatches, type PairKind, type PairMatch } from "./pair-matches";

/** Which pairs are wanted, by the verdicts of their sides. */
export type PairFilter = "both_kept" | "dropped" | "before_dropped" | "all";

export type PairSide = {
  id: number;
  verdict: "kept" | "dropped";
  reason: string | null;
  output: string;
  /** Code points of the output. */
  length: number;
};

export type RecordPair = { instruction: string; input: string; before: PairSide; after: PairSide };

/** How many replies have which length on either side; `longer`: pairs whose new reply is the longer one. */
export type PairLengths = {
  pairs: number;
  longer: number;
  before: LengthCount[];
  after: LengthCount[];
  /** Lengths after for a hundred before, rounded, of pairs whose earlier reply is not empty. */
  percent: LengthCount[];
};

/** The dataset `withId` as it belongs to `datasetId`. Throws `not_found` where the two have nothing in common. */
export async function getPairMatch(datasetId: number, withId: number): Promise<PairMatch> {
  const match = (await listPairMatches(datasetId)).find((one) => one.datasetId === withId);
  if (match !== undefined) return match;
  throw new AppError(
    "not_found",
    `The records of dataset ${withId} and of dataset ${datasetId} answer different prompts; choose another one.`,
  );
}

/** A page by rising id of the new record after `after`; `next` is to be given as `after`, null at the end. */
export async function listPairs(
  datasetId: number,
  wish: { withId: number; filter: PairFilter; after: number; limit: number },
): Promise<{ pairs: RecordPair[]; next: number | null }> {
  const match = await getPairMatch(datasetId, wish.withId);
  const rows = await database().$queryRaw<PairRow[]>`
    SELECT n.instruction, n.input, n.id AS "afterId", n.verdict AS "afterVerdict", n.reason AS "afterReason",
      n.output AS "afterOutput", n.output_length AS "afterLength", o.id AS "beforeId", o.verdict AS "beforeVerdict",
      o.reason AS "beforeReason", o.output AS "beforeOutput", o.output_length AS "beforeLength"
    ${pairsOf(datasetId, match, wish.filter)} AND n.id > ${wish.after}::int
    ORDER BY n.id, o.id LIMIT ${wish.limit + 1}::int`;
  const pairs = rows.slice(0, wish.limit).map(pairOf);
  return { pairs, next: rows.length > wish.limit ? (pairs.at(-1)?.after.id ?? null) : null };
}

/** Counted in one pass over both sides. */
export async function measurePairs(
  datasetId: number,
  { withId, filter }: { withId: number; filter: PairFilter },
): Promise<PairLengths> {
  const match = await getPairMatch(datasetId, withId);
  const rows = await database().$queryRaw<{ what: string; length: number; count: number }[]>`
    WITH pair AS MATERIALIZED (
      SELECT o.output_length AS before, n.output_length AS after ${pairsOf(datasetId, match, filter)})
    SELECT 'before' AS what, before AS length, count(*)::int AS count FROM pair GROUP BY before
    UNION ALL SELECT 'after', after, count(*)::int FROM pair GROUP BY after
    UNION ALL SELECT 'percent', (after * 100.0::float8 / before)::int, count(*)::int FROM pair WHERE before > 0 GROUP BY 2
    UNION ALL SELECT 'longer', 0, count(*)::int FROM pair WHERE after > before`;
  const of = (wanted: string): LengthCount[] =>
    rows.filter(({ what }) => what === wanted).map(({ length, count }) => ({ length, count }));
  const before = of("before");
  return {
    pairs: before.reduce((sum, { count }) => sum + count, 0),
    longer: of("longer")[0]?.count ?? 0,
    before,
    after: of("after"),
    percent: of("percent"),
  };
}

const joins: Record<PairKind, Prisma.Sql> = {
  source: Prisma.sql`o.id = n.source_record_id`,
  // Of several samples, those of the same number stand beside each other.
  same_source: Prisma.sql`o.source_record_id = n.source_record_id AND o.sample = n.sample AND o.part = n.part`,
  same_origin: Prisma.sql`o.origin = n.origin AND o.sample = n.sample AND o.part = n.part
    AND o.source_record_id IS NULL AND n.source_record_id IS NULL`,
};

const verdicts: Record<PairFilter, Prisma.Sql> = {
  both_kept: Prisma.sql`n.verdict = 'kept' AND o.verdict = 'kept'`,
  dropped: Prisma.sql`n.verdict = 'dropped'`,
  before_dropped: Prisma.sql`o.verdict = 'dropped'`,
  all: Prisma.sql`true`,
};

/** FROM and WHERE of the pairs: `n` the new record, `o` the one before. */
function pairsOf(datasetId: number, { datasetId: withId, kind }: PairMatch, filter: PairFilter): Prisma.Sql {
  return Prisma.sql`
    FROM record n JOIN record o ON o.dataset_id = ${withId}::int AND ${joins[kind]}
    WHERE n.dataset_id = ${datasetId}::int AND ${verdicts[filter]}`;
}

type SideRow<Side extends string> = { [Key in `${Side}Id` | `${Side}Length`]: number } & {
  [Key in `${Side}Output`]: string;
} & { [Key in `${Side}Verdict`]: "kept" | "dropped" } & { [Key in `${Side}Reason`]: string | null };
type PairRow = { instruction: string; input: string } & SideRow<"before"> & SideRow<"after">;

const pairOf = (row: PairRow): RecordPair => ({
  instruction: row.instruction,
  input: row.input,
  before: {
    id: row.beforeId,
    verdict: row.beforeVerdict,
    reason: row.beforeReason,
    output: row.beforeOutput,
    length: row.beforeLength,
  },
  after: {
    id: row.afterId,
    verdict: row.afterVerdict,
    reason: row.afterReason,
    output: row.afterOutput,
    length: row.afterLength,
  },
});
