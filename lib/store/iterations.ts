import { AppError } from "@/lib/app-error";
import { type Iteration, selectionSchema } from "@/lib/datasets/iteration";
import { countOf, distributionOf } from "@/lib/datasets/scores";
import type { Rubric } from "@/lib/steps/assess";
import { database } from "./database";
import {
  type DatasetLengths,
  type IterationStages,
  listIterationStages,
  measureDatasets,
  readStages,
} from "./iteration-rows";
import { getScoreMatrix, type ScoreMatrix } from "./score-matrix";

export type RecipeIterations = { id: number; name: string; iterations: Iteration[] };

/** Every iteration of a recipe that goes through the stages of I-SHEEP, in order. Throws `not_found`. */
export async function getIterations(recipeId: number): Promise<RecipeIterations> {
  const [recipe, stages] = await Promise.all([
    database().recipe.findUnique({ where: { id: recipeId }, select: { id: true, name: true } }),
    listIterationStages(recipeId),
  ]);
  if (recipe === null) throw new AppError("not_found", `There is no recipe with the id ${recipeId}.`);
  return { ...recipe, iterations: await readIterations(stages) };
}

/** What iterations came to, from the rows of their builds and datasets. */
async function readIterations(all: readonly IterationStages[]): Promise<Iteration[]> {
  const known = (ids: (number | null)[]) => ids.filter((id) => id !== null);
  const builds = await readStages(
    known(all.flatMap((one) => [one.instructionsBuildId, one.answersBuildId, one.assessBuildId])),
  );
  const buildOf = (id: number | null) => (id === null ? undefined : builds.get(id));
  const datasetIds = all.flatMap((one) => [
    buildOf(one.instructionsBuildId)?.datasetId ?? null,
    buildOf(one.answersBuildId)?.datasetId ?? null,
    one.keptDatasetId,
  ]);
  const [lengths, selections, matrices] = await Promise.all([
    measureDatasets(known(datasetIds)),
    readSelections(known(all.map(({ selectMakingId }) => selectMakingId))),
    Promise.all(
      all.map((one) => {
        const assess = buildOf(one.assessBuildId);
        return assess === undefined ? null : getScoreMatrix(assess.datasetId);
      }),
    ),
  ]);
  return all.map((one, at) => {
    const instructions = buildOf(one.instructionsBuildId);
    const answers = buildOf(one.answersBuildId);
    const assess = buildOf(one.assessBuildId);
    const measured = (id: number | null | undefined): DatasetLengths =>
      (id == null ? undefined : lengths.get(id)) ?? NOTHING;
    return {
      iteration: one.iteration,
      instructions:
        instructions === undefined
          ? null
          : {
              ...instructions,
              lengths: measured(instructions.datasetId).instruction,
              meanNearest: measured(instructions.datasetId).meanNearest,
              nearDuplicates:
                instructions.dropped.find(({ reason }) => reason === "near_duplicate")?.count ?? 0,
            },
      answers: answers === undefined ? null : { ...answers, lengths: measured(answers.datasetId).output },
      assess:
        assess === undefined ? null : { ...assess, ...scoresOf(matrices[at] ?? { cells: [], rubrics: [] }) },
      selected: selectedOf(one, selections, measured(one.keptDatasetId)),
      principles: answers?.cited ?? [],
    };
  });
}

const NONE = { mean: null, median: null };
const NOTHING: DatasetLengths = { kept: 0, instruction: NONE, output: NONE, meanNearest: null };

function scoresOf({ cells, rubrics }: Pick<ScoreMatrix, "cells" | "rubrics">) {
  const scores = (rubric: Rubric) => {
    const votes = rubrics.find((one) => one.rubric === rubric);
    return votes === undefined ? null : { mean: votes.mean, bins: [...distributionOf(cells, rubric)] };
  };
  return {
    judged: countOf(cells),
    unparsed: countOf(cells.filter(({ quality, following }) => quality === 0 || following === 0)),
    quality: scores("quality"),
    following: scores("following"),
  };
}

async function readSelections(ids: readonly number[]) {
  const rows = await database().datasetMaking.findMany({
    where: { id: { in: [...ids] } },
    select: { id: true, status: true, wish: true },
  });
  return new Map(rows.map((row) => [row.id, row]));
}

function selectedOf(
  { selectMakingId, keptDatasetId }: IterationStages,
  selections: Awaited<ReturnType<typeof readSelections>>,
  lengths: DatasetLengths,
): Iteration["selected"] {
  if (selectMakingId === null && keptDatasetId === null) return null;
  const making = selectMakingId === null ? undefined : selections.get(selectMakingId);
  return {
    datasetId: keptDatasetId,
    status: making?.status ?? "done",
    thresholds: selectionSchema.safeParse(making?.wish).data ?? null,
    kept: lengths.kept,
    instructionLengths: lengths.instruction,
    outputLengths: lengths.output,
  };
}
