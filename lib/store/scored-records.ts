import type { ScoredRecord, ScoreListWish, Thresholds } from "@/lib/datasets/scores";
import { database } from "./database";
import { Prisma } from "./generated/client";
import { judgedSql, keptSql } from "./judged-sql";

/** A page of a list from its row `from` on, with how many there are in all. */
export async function listScoredRecords(
  datasetId: number,
  { from, limit, ...wish }: ScoreListWish & { from: number; limit: number },
): Promise<{ total: number; records: ScoredRecord[] }> {
  const { condition, order } = listSql(wish);
  const rows = await database().$queryRaw<Row[]>`
    SELECT id, q_mean AS quality, f_mean AS following, (count(*) OVER ())::int AS total
    FROM (${judgedSql(datasetId)}) judged WHERE ${condition}
    ORDER BY ${order} OFFSET ${from}::int LIMIT ${limit}::int`;
  const ids = rows.map(({ id }) => id);
  const [texts, judgements] = await Promise.all([readTexts(ids), readJudgements(datasetId, ids)]);
  const records = rows.map(({ id, quality, following }) => {
    const { datasetId: of = null, instruction = "", output = "" } = texts.get(id) ?? {};
    const said = judgements
      .filter(({ sourceRecordId }) => sourceRecordId === id)
      .map(({ sourceRecordId: _, ...judgement }) => judgement);
    return { id, datasetId: of, instruction, output, quality, following, judgements: said };
  });
  return { total: rows[0]?.total ?? 0, records };
}

type Row = { id: number; quality: number | null; following: number | null; total: number };

const BY_ID = Prisma.sql`id`;
const LEAST_SPREAD = 2;

function listSql(wish: ScoreListWish): { condition: Prisma.Sql; order: Prisma.Sql } {
  switch (wish.list) {
    case "borderline":
      return { condition: borderlineSql(wish), order: BY_ID };
    case "votes":
      return furthestFirst(Prisma.sql`greatest(q_spread, f_spread)`);
    case "rubrics":
      return furthestFirst(Prisma.sql`abs(q_mean - f_mean)`);
    case "unparsed":
      return { condition: Prisma.sql`(q_parsed < q_votes OR f_parsed < f_votes)`, order: BY_ID };
    case "cell":
      return {
        condition: Prisma.sql`${binSql(Prisma.sql`q`, wish.quality)} AND ${binSql(Prisma.sql`f`, wish.following)}`,
        order: BY_ID,
      };
  }
}

function furthestFirst(apart: Prisma.Sql) {
  return { condition: Prisma.sql`${apart} >= ${LEAST_SPREAD}`, order: Prisma.sql`${apart} DESC, id` };
}

/** Kept by thresholds one lower, not by thresholds one higher. */
function borderlineSql({ quality, following }: Thresholds): Prisma.Sql {
  const moved = (by: number): Thresholds => ({
    quality: quality === null ? null : quality + by,
    following: following === null ? null : following + by,
  });
  return Prisma.sql`${keptSql(moved(-1))} AND ${keptSql(moved(1))} IS NOT TRUE`;
}

function binSql(half: Prisma.Sql, bin: number | null): Prisma.Sql {
  if (bin === null) return Prisma.sql`${half}_votes IS NULL`;
  if (bin === 0) return Prisma.sql`(${half}_votes IS NOT NULL AND ${half}_mean IS NULL)`;
  return Prisma.sql`(${half}_mean > ${bin - 1}::int AND ${half}_mean <= ${bin}::int)`;
}

async function readTexts(ids: readonly number[]) {
  const rows = await database().$queryRaw<
    { id: number; datasetId: number; instruction: string; output: string }[]
  >`
    SELECT id, dataset_id AS "datasetId", left(instruction, 240) AS instruction, left(output, 240) AS output
    FROM record WHERE id = ANY(${[...ids]}::int[])`;
  return new Map(rows.map((row) => [row.id, row]));
}

async function readJudgements(datasetId: number, ids: readonly number[]) {
  return database().$queryRaw<(ScoredRecord["judgements"][number] & { sourceRecordId: number })[]>`
    SELECT id AS "recordId", source_record_id AS "sourceRecordId", facts ->> 'rubric' AS rubric, score,
      coalesce(facts ->> 'explanation', '') AS explanation
    FROM record WHERE source_record_id = ANY(${[...ids]}::int[]) AND dataset_id = ${datasetId}::int
      AND (facts ->> 'rubric') IN ('quality', 'following')
    ORDER BY facts ->> 'rubric' DESC, sample, id`;
}
