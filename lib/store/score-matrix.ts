import { AppError } from "@/lib/app-error";
import { type BuildStatus, isOver } from "@/lib/builds/build-status";
import type { RubricVotes, ScoreCell } from "@/lib/datasets/scores";
import { rubrics } from "@/lib/steps/assess";
import { database } from "./database";
import { Prisma } from "./generated/client";
import { judgedSql } from "./judged-sql";

export type ScoreMatrix = {
  datasetId: number;
  name: string;
  /** Whose records were judged, null where that is not known any more. */
  source: { datasetId: number; name: string } | null;
  /** Records that the builds of the dataset set out to judge. */
  asked: number;
  /** Every judged record is in one of them. */
  cells: ScoreCell[];
  /** Those that somebody voted by. */
  rubrics: RubricVotes[];
  /** Whether a build still writes into it. */
  isGrowing: boolean;
};

/** Sums over the records of a cell by one rubric; `parsed`: records of which a vote could be read. */
type Sums = { sum: number | null; parsed: number; votes: number; unparsed: number; each: number };
type Row = ScoreCell & { q: Sums; f: Sums };

/** How the records fall that a dataset judges. Throws `not_found`. */
export async function getScoreMatrix(datasetId: number): Promise<ScoreMatrix> {
  const [dataset, builds, rows] = await Promise.all([
    database().dataset.findUnique({ where: { id: datasetId }, select: { name: true } }),
    database().$queryRaw<BuildRow[]>`
      SELECT status, total_items AS "totalItems", jsonb_array_length(
          CASE jsonb_typeof(manifest -> 'settings' -> 'rubrics') WHEN 'array'
          THEN manifest -> 'settings' -> 'rubrics' ELSE '[1]' END) AS "rubricCount",
        (manifest -> 'source' ->> 'datasetId')::int AS "sourceId", manifest -> 'source' ->> 'name' AS "sourceName"
      FROM build WHERE dataset_id = ${datasetId}::int AND step = 'assess' ORDER BY id DESC`,
    // Equal ones are counted first: what is computed for each of hundreds of thousands is what the time goes into.
    database().$queryRaw<Row[]>`
      WITH groups AS (
        SELECT q_mean, q_votes, q_parsed, f_mean, f_votes, f_parsed, count(*) AS n
        FROM (${judgedSql(datasetId)}) judged GROUP BY 1, 2, 3, 4, 5, 6)
      SELECT ${bin(Prisma.sql`q`)} AS quality, ${bin(Prisma.sql`f`)} AS following, sum(n)::int AS count,
        ${sums(Prisma.sql`q`)} AS q, ${sums(Prisma.sql`f`)} AS f
      FROM groups GROUP BY 1, 2 ORDER BY 1 DESC, 2 DESC`,
  ]);
  if (dataset === null) throw new AppError("not_found", `There is no dataset with the id ${datasetId}.`);
  const [latest] = builds;
  return {
    datasetId,
    name: dataset.name,
    source: latest?.sourceId == null ? null : { datasetId: latest.sourceId, name: latest.sourceName ?? "" },
    asked: builds.reduce((sum, { totalItems, rubricCount }) => sum + totalItems / rubricCount, 0),
    cells: rows.map(({ quality, following, count }) => ({ quality, following, count })),
    rubrics: rubrics.flatMap((rubric) => {
      const votes = addUp(rows.map((row) => row[rubric === "quality" ? "q" : "f"]));
      return votes.votes === 0 ? [] : [{ rubric, ...votes }];
    }),
    isGrowing: builds.some(({ status }) => !isOver(status)),
  };
}

type BuildRow = {
  status: BuildStatus;
  totalItems: number;
  rubricCount: number;
  sourceId: number | null;
  sourceName: string | null;
};

/** Where a mean falls, as lib/datasets/scores.ts says it. */
const bin = (half: Prisma.Sql) =>
  Prisma.sql`CASE WHEN ${half}_votes IS NULL THEN NULL ELSE coalesce(ceil(${half}_mean)::int, 0) END`;

const sums = (half: Prisma.Sql) => Prisma.sql`jsonb_build_object('sum', sum(n * ${half}_mean),
  'parsed', coalesce(sum(n) FILTER (WHERE ${half}_mean IS NOT NULL), 0),
  'votes', coalesce(sum(n * ${half}_votes), 0),
  'unparsed', coalesce(sum(n * (${half}_votes - ${half}_parsed)), 0), 'each', coalesce(max(${half}_votes), 0))`;

function addUp(halves: readonly Sums[]): Omit<RubricVotes, "rubric"> {
  const total = (pick: (half: Sums) => number) => halves.reduce((sum, half) => sum + pick(half), 0);
  const parsed = total((half) => half.parsed);
  return {
    mean: parsed === 0 ? null : total((half) => half.sum ?? 0) / parsed,
    votes: total((half) => half.votes),
    unparsedVotes: total((half) => half.unparsed),
    votesEach: Math.max(0, ...halves.map((half) => half.each)),
  };
}
