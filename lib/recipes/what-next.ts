import type { RecipeDefinition, RecipeStage } from "./recipe-definition";
import type { StageStanding } from "./stage-state";

/** The stages that a person may begin now: such as never began, and such as ended and may be made again. */
export function mayBegin(stage: Pick<RecipeStage, "kind">, { state }: StageStanding): boolean {
  if (stage.kind === "person") return false;
  return state === "ready" || state === "failed" || state === "stale" || state === "done";
}

/** Whether a person may say of it that it is done. */
export function mayConfirm(stage: Pick<RecipeStage, "kind">, { state }: StageStanding): boolean {
  return stage.kind === "person" && (state === "needs_person" || state === "stale");
}

/**
 * What is begun without asking: every stage that never began and has all it needs; nothing at all once a stage
 * failed, nothing a second time, and never what a person does.
 */
export function beginsByItself(
  { stages }: Pick<RecipeDefinition, "stages">,
  standings: readonly StageStanding[],
): string[] {
  if (standings.some(({ state }) => state === "failed")) return [];
  const ready = new Set(standings.filter(({ state }) => state === "ready").map(({ key }) => key));
  return stages.filter(({ key, kind }) => kind !== "person" && ready.has(key)).map(({ key }) => key);
}

/** What a person would do next, the first of the chain; null while everything runs, or is done. */
export function nextAct(
  { stages }: Pick<RecipeDefinition, "stages">,
  standings: readonly StageStanding[],
): { key: string; act: "begin" | "confirm" | "mend" | "renew" } | null {
  const acts = { ready: "begin", failed: "mend", stale: "renew" } as const;
  for (const { key, state } of standings) {
    const stage = stages.find((one) => one.key === key);
    if (stage === undefined) continue;
    // A person's stage is confirmed; a paused build wants mending.
    if (state === "needs_person") return { key, act: stage.kind === "person" ? "confirm" : "mend" };
    if (state === "ready" || state === "failed" || state === "stale") return { key, act: acts[state] };
  }
  return null;
}

/** How a recipe stands as a whole. */
export type RecipeState = "new" | "running" | "needs_person" | "failed" | "ready" | "done";

export function recipeState(
  definition: Pick<RecipeDefinition, "stages">,
  standings: readonly StageStanding[],
): RecipeState {
  const has = (state: StageStanding["state"]) => standings.some((one) => one.state === state);
  if (has("failed")) return "failed";
  if (has("needs_person")) return "needs_person";
  if (has("running")) return "running";
  if (standings.every(({ state }) => state === "done")) return "done";
  if (has("stale") && nextAct(definition, standings)?.act === "renew") return "needs_person";
  return standings.every(({ state }) => state === "ready" || state === "waiting") ? "new" : "ready";
}

/**
 * The iteration that is at hand, from 0: the last one that began, or the one after it once all its stages were done.
 * `doneOf`: the keys that were done in an iteration, whether or not they are stale now.
 */
export function iterationAtHand(
  { isIterated, iterations, stages }: Pick<RecipeDefinition, "isIterated" | "iterations" | "stages">,
  lastBegun: number,
  doneOf: (iteration: number) => ReadonlySet<string>,
): number {
  if (!isIterated) return 0;
  const done = doneOf(lastBegun);
  const isOver = stages.every(({ key }) => done.has(key));
  return isOver && lastBegun + 1 < iterations ? lastBegun + 1 : lastBegun;
}
