import { createHash } from "node:crypto";
import { AppError } from "@/lib/app-error";
import type { RecipeDefinition, RecipeStage } from "@/lib/recipes/recipe-definition";
import { canonicalInputs, type DatasetMark, type StageInputs } from "@/lib/recipes/stage-inputs";
import { type StageStanding, standings } from "@/lib/recipes/stage-state";
import { settingTexts } from "@/lib/recipes/stage-wish";
import { iterationAtHand } from "@/lib/recipes/what-next";
import { database } from "./database";
import { latestRun, type RecipeRows, type RunRow, readRecipe } from "./recipe-rows";
import {
  describeServer,
  findTemplate,
  readSurroundings,
  type Surroundings,
  templateInputs,
} from "./recipe-surroundings";

/** A recipe in one of its iterations: how each stage stands there, and what it would be made from now. */
export type RecipeStanding = {
  recipe: RecipeRows;
  around: Surroundings;
  /** The one that is looked at, and the one that is at hand; from 0. */
  iteration: number;
  atHand: number;
  standings: StageStanding[];
  inputsOf: (key: string) => StageInputs;
};

/** Throws `not_found`. `iteration` absent: the one at hand. */
export async function readStanding(id: number, iteration?: number): Promise<RecipeStanding> {
  const recipe = await readRecipe(database(), id);
  return standingOf(recipe, await readSurroundings(recipe.definition, recipe.runs), iteration);
}

export function standingOf(recipe: RecipeRows, around: Surroundings, wanted?: number): RecipeStanding {
  const { definition, runs } = recipe;
  const doneOf = (at: number) =>
    new Set(
      definition.stages.map(({ key }) => key).filter((key) => latestRun(runs, key, at)?.status === "done"),
    );
  const lastBegun = Math.max(0, ...runs.map((run) => run.iteration));
  const atHand = iterationAtHand(definition, lastBegun, doneOf);
  const iteration = Math.min(wanted ?? atHand, atHand);
  const inputs = new Map(
    definition.stages.map((stage) => [stage.key, inputsNow(stage, iteration, recipe, around)]),
  );
  const inputsOf = (key: string) => inputs.get(key) ?? noStage(key);
  const list = standings(
    definition,
    (key) => {
      const run = latestRun(runs, key, iteration);
      // What is past stays as it was: its settings and servers have been changed for the iterations after it.
      const now = run !== undefined && iteration < atHand ? run.inputs : inputsOf(key);
      return { run: run ?? null, now };
    },
    iteration === 0 ? null : (key) => doneOf(iteration - 1).has(key),
  );
  return { recipe, around, iteration, atHand, standings: list, inputsOf };
}

/** SHA-256, hexadecimal, of all that a stage is made from. */
export function hashInputs(inputs: StageInputs): string {
  return createHash("sha256").update(canonicalInputs(inputs)).digest("hex");
}

export function findStage({ stages }: RecipeDefinition, key: string): RecipeStage {
  return stages.find((stage) => stage.key === key) ?? noStage(key);
}

function noStage(key: string): never {
  throw new AppError("not_found", `The recipe has no stage “${key}”.`);
}

/** The latest runs that a stage takes records from, in the order of its inputs. */
export function runsTaken(
  stage: RecipeStage,
  as: "source" | "earlier",
  iteration: number,
  runs: readonly RunRow[],
): { key: string; iteration: number; run: RunRow | undefined }[] {
  return stage.inputs.flatMap((input) => {
    if (input.from !== "stage" || input.as !== as) return [];
    const { key } = input;
    const first = input.iteration === "same" ? iteration : input.iteration === "before" ? iteration - 1 : 0;
    const last = input.iteration === "same" ? iteration : iteration - 1;
    const places = Array.from({ length: Math.max(0, last - first + 1) }, (_, at) => first + at);
    return places
      .filter((at) => at >= 0)
      .map((at) => ({ key, iteration: at, run: latestRun(runs, key, at) }));
  });
}

function inputsNow(
  stage: RecipeStage,
  iteration: number,
  { definition, runs }: RecipeRows,
  around: Surroundings,
): StageInputs {
  const { constitution, seeds } = around;
  const has = (from: string) => stage.inputs.some((input) => input.from === from);
  const marks = (as: "source" | "earlier"): DatasetMark[] =>
    runsTaken(stage, as, iteration, runs).map(({ key, iteration: at, run }) => {
      const dataset = run?.datasetId == null ? undefined : around.datasets.get(run.datasetId);
      return {
        key,
        iteration: at,
        title: findStage(definition, key).title,
        datasetId: run?.datasetId ?? null,
        kept: dataset?.kept ?? 0,
        lastRecordId: dataset?.lastRecordId ?? null,
      };
    });
  return {
    constitution:
      !has("constitution") || constitution === null
        ? null
        : { name: constitution.name, number: constitution.number, contentHash: constitution.contentHash },
    templates: templateInputs(stage).flatMap((input) => {
      const found = findTemplate(around, input);
      return found === null
        ? []
        : [{ role: found.role, name: found.name, number: found.number, contentHash: found.contentHash }];
    }),
    seeds:
      !has("seeds") || seeds === null
        ? null
        : { seedSetId: seeds.id, name: seeds.name, lastChangeId: seeds.lastChangeId },
    sources: marks("source"),
    earlier: marks("earlier"),
    server:
      stage.kind === "build"
        ? describeServer(around, serverIdOf(stage, iteration, { definition, runs }))
        : null,
    settings: settingTexts(stage, definition.size),
  };
}

/** Which server a stage asks: its own, the one that the recipe began with, or that of the model trained last before it. */
export function serverIdOf(
  stage: RecipeStage,
  iteration: number,
  { definition, runs }: Pick<RecipeRows, "definition"> & { runs: readonly RunRow[] },
): number | null {
  if (stage.serverId !== null) return stage.serverId;
  if (stage.model === "first") return definition.serverId;
  const place = definition.stages.findIndex(({ key }) => key === stage.key);
  for (let at = iteration; at >= 0; at -= 1) {
    const before = definition.stages.slice(0, at === iteration ? place : undefined);
    for (const trained of before.filter(({ isTrained }) => isTrained).reverse()) {
      const serverId = latestRun(runs, trained.key, at)?.serverId ?? null;
      if (serverId !== null) return serverId;
    }
  }
  return definition.serverId;
}
