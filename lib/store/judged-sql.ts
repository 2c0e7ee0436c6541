import type { Thresholds } from "@/lib/datasets/scores";
import { Prisma } from "./generated/client";

/**
 * One row a judged record: `id` (the record that was judged), and by each rubric `q_`/`f_`: `mean` (of the votes that
 * could be read), `votes`, `parsed`, `spread` (between the highest and the lowest vote); all null where nobody voted.
 * Each half is read from an index of its own, whose condition it repeats word for word.
 */
export function judgedSql(datasetId: number): Prisma.Sql {
  const half = (condition: Prisma.Sql) => Prisma.sql`
    SELECT source_record_id AS id, avg(score) AS mean, count(*)::int AS votes, count(score)::int AS parsed,
      max(score) - min(score) AS spread
    FROM record
    WHERE dataset_id = ${datasetId}::int AND source_record_id IS NOT NULL AND ${condition}
    GROUP BY source_record_id`;
  const quality = half(Prisma.sql`(facts ->> 'rubric') = 'quality'`);
  const following = half(Prisma.sql`(facts ->> 'rubric') = 'following'`);
  return Prisma.sql`
    SELECT id, q.mean AS q_mean, q.votes AS q_votes, q.parsed AS q_parsed, q.spread AS q_spread,
      f.mean AS f_mean, f.votes AS f_votes, f.parsed AS f_parsed, f.spread AS f_spread
    FROM (${quality}) q FULL JOIN (${following}) f USING (id)`;
}

/**
 * True of a row of `judgedSql` that is kept, by the rule of `isKept` (lib/datasets/scores.ts), and false or null of
 * others: without a `coalesce`, so that the planner sees that rows of one half alone are not wanted.
 */
export function keptSql({ quality, following }: Thresholds): Prisma.Sql {
  const above = (mean: Prisma.Sql, threshold: number | null) =>
    threshold === null ? Prisma.sql`true` : Prisma.sql`${mean} > ${threshold}::int`;
  return Prisma.sql`(${above(Prisma.sql`q_mean`, quality)} AND ${above(Prisma.sql`f_mean`, following)})`;
}
