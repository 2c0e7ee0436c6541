import type { RecipeDefinition, RecipeStage } from "./recipe-definition";
import { stageSources } from "./recipe-definition";
import { type StageInputs, whatChanged } from "./stage-inputs";

/**
 * How a stage stands. `waiting`: what it is made from is not there. `ready`: it may begin. `needs_person`: a person
 * has something to do, or its build is paused. `stale`: it is done, and what it was made from has changed since.
 */
export type StageState = "waiting" | "ready" | "running" | "needs_person" | "done" | "failed" | "stale";

/** The latest run of a stage in an iteration. */
export type StageRun = {
  status: "running" | "paused" | "done" | "failed";
  /** Why it failed or stands, in a sentence; null where there is nothing to say. */
  why: string | null;
  inputs: StageInputs;
};

export type StageStanding = {
  key: string;
  state: StageState;
  /** Why it is as it is, a sentence each: what it waits for, what went wrong, what changed. */
  why: string[];
};

/** What is known of a stage: its latest run, and what it would be made from now. */
export type StageFacts = { run: StageRun | null; now: StageInputs };

/**
 * How every stage of one iteration stands, in the order of the chain. `before`: whether a stage was done in the
 * iteration before; of the first iteration nothing is asked.
 */
export function standings(
  { stages }: Pick<RecipeDefinition, "stages">,
  factsOf: (key: string) => StageFacts,
  before: ((key: string) => boolean) | null,
): StageStanding[] {
  const known = new Map<string, StageStanding>();
  for (const stage of stages) {
    const upstream = stageSources(stage).flatMap((input) => {
      if (input.iteration === "same") return [known.get(input.key)].filter((one) => one !== undefined);
      // What all earlier iterations kept is there, or was never made: nothing to wait for.
      if (before === null || input.iteration === "all-before" || before(input.key)) return [];
      return [{ key: input.key, state: "waiting" as const, why: [] }];
    });
    const titles = new Map(stages.map(({ key, title }) => [key, title]));
    known.set(stage.key, standing(stage, factsOf(stage.key), upstream, titles));
  }
  return [...known.values()];
}

function standing(
  stage: RecipeStage,
  { run, now }: StageFacts,
  upstream: readonly StageStanding[],
  titles: ReadonlyMap<string, string>,
): StageStanding {
  const { key } = stage;
  const name = (one: StageStanding) => titles.get(one.key) ?? one.key;
  if (run === null) {
    const missing = upstream.filter(({ state }) => state !== "done");
    if (missing.length > 0)
      return { key, state: "waiting", why: missing.map((one) => waitsFor(one, name(one))) };
    return { key, state: stage.kind === "person" ? "needs_person" : "ready", why: [] };
  }
  const why = run.why === null ? [] : [run.why];
  if (run.status === "running") return { key, state: "running", why };
  if (run.status === "paused") return { key, state: "needs_person", why };
  if (run.status === "failed") return { key, state: "failed", why };
  const changes = [
    ...whatChanged(run.inputs, now),
    ...upstream.filter(({ state }) => state === "stale").map((one) => `${name(one)} is stale.`),
  ];
  return changes.length === 0 ? { key, state: "done", why } : { key, state: "stale", why: changes };
}

function waitsFor({ state }: StageStanding, title: string): string {
  const words: Record<StageState, string> = {
    waiting: "has not begun",
    ready: "has not begun",
    running: "is under way",
    needs_person: "waits for a person",
    failed: "failed",
    stale: "is stale",
    done: "is done",
  };
  return `${title} ${words[state]}.`;
}
