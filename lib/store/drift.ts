import type { ComparedSide } from "@/lib/datasets/compared-side";
import { type Measure, measures } from "@/lib/datasets/distribution";
import { type Drift, type DriftSubject, measureDrift, type SideCounts } from "@/lib/datasets/drift";
import type { RecordFilter } from "@/lib/datasets/record-filter";
import { getSide } from "./compared-sides";
import { database } from "./database";
import { Prisma } from "./generated/client";
import { type PictureRows, pictureRows } from "./picture-rows";

/** The topics that stand most often in either side are held against each other. */
const TOP_TOPICS = 20;

type Values = { subject: DriftSubject; value: string; count: number }[];
type Means = { measure: Measure; count: number; mean: number; variance: number; median: number }[];

/**
 * What differs between two sides under the same filters. Where a side was sampled, its counts are of the sample, so that
 * the intervals are as wide as what was looked at allows. Throws `not_found`.
 */
export async function measureSides(
  left: ComparedSide,
  right: ComparedSide,
  filters: readonly RecordFilter[],
): Promise<Drift> {
  const sides = await Promise.all(
    [left, right].map(async (side) => ({ ...(await getSide(side)), rows: await pictureRows(side, filters) })),
  );
  const counted = await Promise.all(sides.map(({ rows }) => countSide(rows)));
  const topics = [...new Set(counted.flatMap(({ topTopics }) => topTopics))];
  const full = await Promise.all(
    counted.map(async ({ topTopics: _, values, ...counts }, at): Promise<SideCounts> => {
      const rows = sides[at]?.rows;
      const ofTopics = rows === undefined || topics.length === 0 ? [] : await countTopics(rows, topics);
      return { ...counts, values: [...values, ...ofTopics] };
    }),
  );
  const [one, other] = full;
  const [leftSide, rightSide] = sides.map(({ rows, ...side }, at) => ({
    ...side,
    isEstimate: rows.isEstimate,
    records: full[at]?.records ?? 0,
  }));
  if (one === undefined || other === undefined || leftSide === undefined || rightSide === undefined) {
    throw new Error("a drift has two sides");
  }
  return { left: leftSide, right: rightSide, ...measureDrift(one, other) };
}

async function countSide({ from }: PictureRows): Promise<SideCounts & { topTopics: string[] }> {
  const columns = Prisma.join(measures.map((measure) => Prisma.raw(measure)));
  const groups = await database().$queryRaw<{ subject: string; value: string; count: number }[]>`
    WITH looked_at AS MATERIALIZED (SELECT cited, verdict, reason, question_type, topic ${from})
    SELECT 'records' AS subject, '' AS value, count(*)::int AS count FROM looked_at
    UNION ALL SELECT 'principle', number::text, count(*)::int FROM looked_at,
      LATERAL (SELECT DISTINCT unnest(cited) AS number) each_number GROUP BY number
    UNION ALL SELECT 'verdict', verdict, count(*)::int FROM looked_at GROUP BY verdict
    UNION ALL SELECT 'reason', reason, count(*)::int FROM looked_at WHERE reason IS NOT NULL GROUP BY reason
    UNION ALL SELECT 'question_type', question_type, count(*)::int FROM looked_at
      WHERE question_type IS NOT NULL GROUP BY question_type
    UNION ALL (SELECT 'top_topic', topic, count(*)::int FROM looked_at
      WHERE topic IS NOT NULL GROUP BY topic ORDER BY 3 DESC, 2 LIMIT ${TOP_TOPICS})`;
  const means = await database().$queryRaw<Means>`
    WITH looked_at AS MATERIALIZED (SELECT ${columns} ${from})
    ${Prisma.join(measures.map(meanSql), " UNION ALL ")}`;
  return {
    records: groups.find(({ subject }) => subject === "records")?.count ?? 0,
    values: groups.filter(({ subject }) => subject !== "records" && subject !== "top_topic") as Values,
    means: means.filter(({ count }) => count > 0),
    topTopics: groups.filter(({ subject }) => subject === "top_topic").map(({ value }) => value),
  };
}

const meanSql = (measure: Measure) => Prisma.sql`
  SELECT ${measure}::text AS measure, count(${Prisma.raw(measure)})::int AS count,
    coalesce(avg(${Prisma.raw(measure)}), 0)::float8 AS mean,
    coalesce(var_samp(${Prisma.raw(measure)}), 0)::float8 AS variance,
    coalesce(percentile_disc(0.5) WITHIN GROUP (ORDER BY ${Prisma.raw(measure)}), 0)::float8 AS median
  FROM looked_at`;

async function countTopics({ from }: PictureRows, topics: string[]): Promise<Values> {
  return database().$queryRaw<Values>`
    SELECT 'topic' AS subject, topic AS value, count(*)::int AS count
    ${from} AND topic = ANY(${topics}::text[]) GROUP BY topic`;
}
