import { isAppError } from "@/lib/app-error";
import { getRecipe, type RecipeView } from "@/lib/store/recipe-views";
import { INCOMPLETE_EXIT, PAUSED_EXIT } from "./exit";
import { readRecipeId } from "./recipe";
import { say, writeJson } from "./write-out";

const POLL_MS = 1_000;
/** A database that is restarted is back sooner. */
const PATIENCE_MS = 60_000;
/** What unattended running begins next comes with the worker's next look at it. */
const BETWEEN_STAGES_MS = 15_000;
const INTERRUPTED_EXIT = 130;

/**
 * Says on standard error how its stages go, until it needs a person, fails or is done; then prints where it stands as
 * one JSON object and sets the exit code. Ctrl-C leaves it to the workers.
 */
export async function watchRecipe(text: string): Promise<void> {
  const id = readRecipeId(text);
  process.once("SIGINT", () => {
    say(`recipe ${id} is left to the studio's workers; follow it again with: studio recipe watch ${id}`);
    process.exit(INTERRUPTED_EXIT);
  });
  let movedAt = Date.now();
  for (const said = new Map<string, string>(); ; ) {
    const recipe = await viewAtLast(id);
    for (const line of stageLines(recipe)) {
      if (said.get(line.key) === line.text) continue;
      said.set(line.key, line.text);
      say(line.text);
      movedAt = Date.now();
    }
    if (isAtRest(recipe, Date.now() - movedAt)) {
      await writeJson(outcomeOf(recipe));
      process.exitCode = exitCode(recipe);
      return;
    }
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
}

/** Nothing runs, and nothing will begin by itself. */
function isAtRest(recipe: RecipeView, stillMs: number): boolean {
  const { stages, state, isUnattended } = recipe;
  if (stages.some((stage) => stage.state === "running")) return false;
  if (!isUnattended || state === "done" || state === "failed") return true;
  const willBegin = stages.some((stage) => stage.state === "ready");
  return !willBegin || stillMs > BETWEEN_STAGES_MS;
}

function exitCode({ state }: RecipeView): number {
  if (state === "done") return 0;
  return state === "needs_person" ? PAUSED_EXIT : INCOMPLETE_EXIT;
}

/** A recipe outlives a restart of the database, and so does who watches it. */
async function viewAtLast(id: number): Promise<RecipeView> {
  for (const giveUpAt = Date.now() + PATIENCE_MS; ; ) {
    try {
      return await getRecipe(id);
    } catch (error) {
      const isPassing = isAppError(error) && error.kind === "unreachable";
      if (!isPassing || Date.now() > giveUpAt) throw error;
      await new Promise((resolve) => setTimeout(resolve, POLL_MS));
    }
  }
}

function stageLines({ stages, definition, atHand }: RecipeView): { key: string; text: string }[] {
  return stages.flatMap(({ key, state, counts, why }) => {
    if (state === "waiting") return [];
    const { kept, dropped, failed, share } = counts;
    const times = definition.isIterated ? ` (iteration ${atHand + 1})` : "";
    const parts = [
      ...(share === null || state !== "running" ? [] : [`${Math.floor(share * 100)} %`]),
      ...(kept + dropped + failed === 0 ? [] : [`${kept} kept`, `${dropped} dropped`]),
      ...(failed === 0 ? [] : [`${failed} failed`]),
    ];
    const reason = why.length === 0 ? "" : ` (${why.join(" ")})`;
    const text = `${key}${times} ${state.replace("_", " ")}${parts.length === 0 ? "" : `: ${parts.join(", ")}`}${reason}`;
    return [{ key: `${key} ${atHand}`, text }];
  });
}

function outcomeOf({ id, name, state, atHand, next, stages, stopReason }: RecipeView) {
  return {
    recipe: id,
    name,
    state,
    iteration: atHand + 1,
    next,
    ...(stopReason === null ? {} : { stopReason }),
    stages: stages.map(({ key, state: standing, counts, run, taken }) => ({
      key,
      state: standing,
      taken,
      kept: counts.kept,
      dropped: counts.dropped,
      failed: counts.failed,
      reasons: Object.fromEntries(counts.reasons.map(({ reason, count }) => [reason, count])),
      build: run?.buildId ?? null,
      dataset: run?.datasetId ?? null,
    })),
  };
}
