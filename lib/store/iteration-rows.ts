import type { IterationStage, Lengths } from "@/lib/datasets/iteration";
import { database } from "./database";

/** Where the stages of one iteration stand; null: it has not begun. */
export type IterationStages = {
  iteration: number;
  instructionsBuildId: number | null;
  answersBuildId: number | null;
  assessBuildId: number | null;
  selectMakingId: number | null;
  /** Null while it is being made. */
  keptDatasetId: number | null;
};

/** The latest run of each stage, iteration by iteration. */
export async function listIterationStages(recipeId: number): Promise<IterationStages[]> {
  const rows = await database().$queryRaw<
    {
      iteration: number;
      key: string;
      buildId: number | null;
      makingId: number | null;
      datasetId: number | null;
    }[]
  >`
    SELECT DISTINCT ON (s.iteration, s.key) s.iteration, s.key, s.build_id AS "buildId", s.making_id AS "makingId",
      coalesce(s.dataset_id, m.dataset_id) AS "datasetId"
    FROM recipe_stage s LEFT JOIN dataset_making m ON m.id = s.making_id
    WHERE s.recipe_id = ${recipeId}::int AND s.key IN ('instructions', 'answers', 'assess', 'select')
    ORDER BY s.iteration, s.key, s.id DESC`;
  return [...new Set(rows.map(({ iteration }) => iteration))].map((iteration) => {
    const stage = (key: string) => rows.find((row) => row.iteration === iteration && row.key === key);
    return {
      iteration,
      instructionsBuildId: stage("instructions")?.buildId ?? null,
      answersBuildId: stage("answers")?.buildId ?? null,
      assessBuildId: stage("assess")?.buildId ?? null,
      selectMakingId: stage("select")?.makingId ?? null,
      keptDatasetId: stage("select")?.datasetId ?? null,
    };
  });
}

/** Builds as stages, with their counts as triggers keep them: the same cost at any size. */
export async function readStages(
  ids: readonly number[],
): Promise<Map<number, IterationStage & { cited: { number: number; count: number }[] }>> {
  const [builds, counts] = await Promise.all([
    database().$queryRaw<(Omit<IterationStage, "kept" | "dropped"> & { buildId: number })[]>`
      SELECT id AS "buildId", dataset_id AS "datasetId", status,
        coalesce(manifest -> 'server' ->> 'model', '') AS model, coalesce(manifest -> 'server' ->> 'name', '') AS server
      FROM build WHERE id = ANY(${[...ids]}::int[])`,
    database().$queryRaw<{ buildId: number; facet: string; value: string; count: number }[]>`
      SELECT build_id AS "buildId", facet, value, count::float8 AS count FROM build_count
      WHERE build_id = ANY(${[...ids]}::int[]) AND facet IN ('verdict', 'reason', 'cited_kept') AND count <> 0
      ORDER BY count DESC, value`,
  ]);
  return new Map(
    builds.map((build) => {
      const own = counts.filter(({ buildId }) => buildId === build.buildId);
      const of = (facet: string) => own.filter((row) => row.facet === facet);
      const kept = of("verdict").find(({ value }) => value === "kept")?.count ?? 0;
      const dropped = of("reason").map(({ value, count }) => ({ reason: value, count }));
      const cited = of("cited_kept").map(({ value, count }) => ({ number: Number(value), count }));
      return [build.buildId, { ...build, kept, dropped, cited: cited.sort((a, b) => a.number - b.number) }];
    }),
  );
}

export type DatasetLengths = {
  kept: number;
  instruction: Lengths;
  output: Lengths;
  /** Of all records that were compared, dropped ones too. */
  meanNearest: number | null;
};

/** Of the kept records of each dataset. */
export async function measureDatasets(ids: readonly number[]): Promise<Map<number, DatasetLengths>> {
  const rows = await database().$queryRaw<
    {
      datasetId: number;
      kept: number;
      instructionMean: number | null;
      instructionMedian: number | null;
      outputMean: number | null;
      outputMedian: number | null;
      meanNearest: number | null;
    }[]
  >`
    WITH lengths AS MATERIALIZED (
      SELECT dataset_id, verdict = 'kept' AS is_kept, instruction_length, output_length, nearest_score
      FROM record WHERE dataset_id = ANY(${[...ids]}::int[]))
    SELECT dataset_id AS "datasetId", (count(*) FILTER (WHERE is_kept))::int AS kept,
      (avg(instruction_length) FILTER (WHERE is_kept))::float8 AS "instructionMean",
      percentile_cont(0.5) WITHIN GROUP (ORDER BY instruction_length) FILTER (WHERE is_kept) AS "instructionMedian",
      (avg(output_length) FILTER (WHERE is_kept))::float8 AS "outputMean",
      percentile_cont(0.5) WITHIN GROUP (ORDER BY output_length) FILTER (WHERE is_kept) AS "outputMedian",
      avg(nearest_score) AS "meanNearest"
    FROM lengths GROUP BY dataset_id`;
  return new Map(
    rows.map(({ datasetId, kept, meanNearest, ...of }) => [
      datasetId,
      {
        kept,
        meanNearest,
        instruction: { mean: of.instructionMean, median: of.instructionMedian },
        output: { mean: of.outputMean, median: of.outputMedian },
      },
    ]),
  );
}
