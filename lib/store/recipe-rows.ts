import { AppError } from "@/lib/app-error";
import { buildStatusSchema, isOver } from "@/lib/builds/build-status";
import { makingStatusSchema } from "@/lib/datasets/dataset-making";
import { type RecipeDefinition, recipeDefinitionSchema } from "@/lib/recipes/recipe-definition";
import { type StageInputs, stageInputsSchema } from "@/lib/recipes/stage-inputs";
import type { StageRun } from "@/lib/recipes/stage-state";
import type { Queries } from "./database";
import type { Recipe, RecipeStage } from "./generated/client";
import { parseStored } from "./stored-json";

/** One run of a stage; `datasetId` null while there is none. */
export type RunRow = Pick<
  RecipeStage,
  "id" | "key" | "iteration" | "buildId" | "makingId" | "datasetId" | "taken" | "serverId" | "startedBy"
> & {
  startedAt: string;
  status: StageRun["status"];
  why: string | null;
  inputs: StageInputs;
};

export type RecipeRows = {
  id: number;
  name: string;
  isUnattended: boolean;
  stopReason: string | null;
  createdBy: string;
  createdAt: string;
  definition: RecipeDefinition;
  /** The oldest first. */
  runs: RunRow[];
};

/** A recipe with all that its stages came to. Throws `not_found`. */
export async function readRecipe(queries: Queries, id: number): Promise<RecipeRows> {
  const row = await queries.recipe.findUnique({ where: { id } });
  if (row === null) throw new AppError("not_found", `There is no recipe with the id ${id}.`);
  return recipeRows(row, await readRuns(queries, id));
}

export function recipeRows(row: Recipe, runs: RunRow[]): RecipeRows {
  const { id, name, isUnattended, stopReason, createdBy } = row;
  const definition = parseStored(recipeDefinitionSchema, row.definition, `Recipe ${id}`);
  return {
    id,
    name,
    isUnattended,
    stopReason,
    createdBy,
    createdAt: row.createdAt.toISOString(),
    definition,
    runs,
  };
}

async function readRuns(queries: Queries, recipeId: number): Promise<RunRow[]> {
  const rows = await queries.recipeStage.findMany({ where: { recipeId }, orderBy: { id: "asc" } });
  const idsOf = (pick: (row: RecipeStage) => number | null) => rows.flatMap((row) => pick(row) ?? []);
  const [builds, makings] = await Promise.all([
    queries.build.findMany({
      where: { id: { in: idsOf((row) => row.buildId) } },
      select: { id: true, status: true, pauseReason: true, failureReason: true, waitingReason: true },
    }),
    queries.datasetMaking.findMany({
      where: { id: { in: idsOf((row) => row.makingId) } },
      select: { id: true, status: true, failureReason: true },
    }),
  ]);
  return rows.map((row) => {
    const build = builds.find(({ id }) => id === row.buildId);
    const making = makings.find(({ id }) => id === row.makingId);
    const standing =
      row.buildId !== null
        ? buildStanding(build)
        : row.makingId !== null
          ? makingStanding(making)
          : { status: "done" as const, why: null };
    return {
      id: row.id,
      key: row.key,
      iteration: row.iteration,
      buildId: row.buildId,
      makingId: row.makingId,
      datasetId: row.datasetId,
      taken: row.taken,
      serverId: row.serverId,
      startedBy: row.startedBy,
      startedAt: row.startedAt.toISOString(),
      inputs: parseStored(stageInputsSchema, row.inputs, `What stage ${row.key} was made from`),
      ...standing,
    };
  });
}

type Standing = Pick<RunRow, "status" | "why">;

function buildStanding(
  build:
    | {
        status: string;
        pauseReason: string | null;
        failureReason: string | null;
        waitingReason: string | null;
      }
    | undefined,
): Standing {
  if (build === undefined) return { status: "failed", why: "Its build is gone." };
  const status = buildStatusSchema.parse(build.status);
  if (status === "done") return { status, why: null };
  if (isOver(status))
    return {
      status: "failed",
      why: build.failureReason ?? `Its build was ${status === "failed" ? "given up" : status}.`,
    };
  if (status === "paused")
    return {
      status,
      why: build.pauseReason === null ? "Its build is paused." : `Its build paused: ${build.pauseReason}`,
    };
  return { status: "running", why: build.waitingReason };
}

function makingStanding(making: { status: string; failureReason: string | null } | undefined): Standing {
  if (making === undefined) return { status: "failed", why: "What was made is gone." };
  const status = makingStatusSchema.parse(making.status);
  if (status === "done") return { status, why: null };
  if (status === "queued" || status === "running") return { status: "running", why: null };
  return { status: "failed", why: making.failureReason ?? "It was cancelled." };
}

/** The latest run of a stage in an iteration; undefined before the first. */
export function latestRun(runs: readonly RunRow[], key: string, iteration: number): RunRow | undefined {
  return runs.findLast((run) => run.key === key && run.iteration === iteration);
}
