import { type Arrow, arrowsInto, NOTHING_COUNTED, type StageCounts } from "@/lib/recipes/stage-counts";
import type { StageStanding } from "@/lib/recipes/stage-state";
import { mayBegin, mayConfirm, nextAct, type RecipeState, recipeState } from "@/lib/recipes/what-next";
import { database } from "./database";
import { countRuns, type RunCounts } from "./recipe-counts";
import { latestRun, type RecipeRows, type RunRow, readRecipe } from "./recipe-rows";
import { findStage, type RecipeStanding, runsTaken, serverIdOf, standingOf } from "./recipe-standing";
import { readSurroundings, type Surroundings } from "./recipe-surroundings";
import { listServers } from "./servers";

/** One run of a stage as a list shows it. */
export type RunView = Pick<
  RunRow,
  "id" | "buildId" | "makingId" | "datasetId" | "startedAt" | "startedBy"
> & {
  status: RunRow["status"];
  kept: number;
  /** Of a trained model. */
  serverName: string | null;
};

export type StageView = StageStanding & {
  counts: StageCounts;
  /** Records that the latest run took from what it was made from; null where it took none, or none began. */
  taken: number | null;
  /** The latest run; null before the first. */
  run: RunView | null;
  datasetName: string | null;
  /** The earlier ones of this iteration, the latest first. */
  history: RunView[];
  /** The server that it would ask now; null of what asks none. */
  serverId: number | null;
  mayBegin: boolean;
  mayConfirm: boolean;
};

export type RecipeView = Omit<RecipeRows, "runs"> & {
  state: RecipeState;
  /** The iteration that is shown, and the one at hand; from 0. */
  iteration: number;
  atHand: number;
  stages: StageView[];
  arrows: Arrow[];
  next: ReturnType<typeof nextAct>;
  given: Pick<Surroundings, "constitution" | "seeds" | "templates">;
};

/** Everything the page of a recipe shows, in one of its iterations; absent: the one at hand. Throws `not_found`. */
export async function getRecipe(id: number, iteration?: number): Promise<RecipeView> {
  const recipe = await readRecipe(database(), id);
  const around = await readSurroundings(recipe.definition, recipe.runs);
  return viewOf(standingOf(recipe, around, iteration));
}

async function viewOf(at: RecipeStanding): Promise<RecipeView> {
  const { recipe, around, iteration, atHand, standings } = at;
  const { runs, ...rest } = recipe;
  const { definition } = recipe;
  const here = runs.filter((run) => run.iteration === iteration);
  const counts = await countRuns(here, around);
  const stages = standings.map((standing): StageView => {
    const stage = findStage(definition, standing.key);
    const ofStage = here.filter(({ key }) => key === stage.key).reverse();
    const [run, ...history] = ofStage.map((one) => runView(one, counts.get(one.id), around));
    const latest = run === undefined ? undefined : counts.get(run.id);
    const { readOf: _, ...counted } = latest ?? { ...NOTHING_COUNTED, readOf: null };
    return {
      ...standing,
      counts: counted,
      taken: ofStage[0]?.taken ?? null,
      run: run ?? null,
      datasetName: run?.datasetId == null ? null : (around.datasets.get(run.datasetId)?.name ?? null),
      history,
      serverId: stage.kind === "build" ? serverIdOf(stage, iteration, recipe) : null,
      mayBegin: iteration === atHand && mayBegin(stage, standing),
      mayConfirm: iteration === atHand && mayConfirm(stage, standing),
    };
  });
  return {
    ...rest,
    state: recipeState(definition, standings),
    iteration,
    atHand,
    stages,
    arrows: definition.stages.flatMap((stage) => {
      const run = latestRun(runs, stage.key, iteration);
      return arrowsInto(stage, {
        taken: run === undefined ? null : takenBy(run, counts.get(run.id)),
        kept: keptBefore(at, stage.key),
        seeds: around.seeds,
      });
    }),
    next: nextAct(definition, standings),
    given: { constitution: around.constitution, seeds: around.seeds, templates: around.templates },
  };
}

function runView(run: RunRow, counts: RunCounts | undefined, { servers }: Surroundings): RunView {
  const { id, buildId, makingId, datasetId, startedAt, startedBy, status, serverId } = run;
  return {
    id,
    buildId,
    makingId,
    datasetId,
    startedAt,
    startedBy,
    status,
    kept: counts?.kept ?? 0,
    serverName: servers.find((server) => server.id === serverId)?.name ?? null,
  };
}

/** What a run took of each stage: what a making read of its dataset, else what there was when it began. */
function takenBy(run: RunRow, counts: RunCounts | undefined): Map<string, number> {
  const { sources, earlier } = run.inputs;
  // A build with one source says itself how many of its records became items.
  const only = sources.length === 1 ? run.taken : null;
  const taken = new Map<string, number>();
  for (const { key, kept, datasetId } of sources) {
    taken.set(key, only ?? counts?.readOf.get(datasetId ?? 0) ?? kept);
  }
  for (const { key, kept } of earlier) taken.set(key, (taken.get(key) ?? 0) + kept);
  return taken;
}

/** What is kept now at each stage that one is made from. */
function keptBefore({ recipe, around, iteration }: RecipeStanding, key: string): Map<string, number> {
  const stage = findStage(recipe.definition, key);
  const kept = new Map<string, number>();
  for (const as of ["source", "earlier"] as const) {
    for (const { key: from, run } of runsTaken(stage, as, iteration, recipe.runs)) {
      const dataset = run?.datasetId == null ? undefined : around.datasets.get(run.datasetId);
      if (dataset !== undefined) kept.set(from, (kept.get(from) ?? 0) + dataset.kept);
    }
  }
  return kept;
}

export type RecipeSummary = Pick<RecipeRows, "id" | "name" | "isUnattended" | "stopReason" | "createdAt"> & {
  method: RecipeRows["definition"]["method"];
  size: number;
  state: RecipeState;
  atHand: number;
  isIterated: boolean;
  serverName: string | null;
  stages: { key: string; title: string; state: StageStanding["state"]; why: string[] }[];
  next: ReturnType<typeof nextAct>;
};

/** The latest first. */
export async function listRecipes(limit = 200): Promise<RecipeSummary[]> {
  const [rows, servers] = await Promise.all([
    database().recipe.findMany({ orderBy: { id: "desc" }, select: { id: true }, take: limit }),
    listServers(),
  ]);
  const summaries: RecipeSummary[] = [];
  for (const { id } of rows) {
    const recipe = await readRecipe(database(), id);
    const { definition } = recipe;
    const at = standingOf(recipe, await readSurroundings(definition, recipe.runs));
    const { name, isUnattended, stopReason, createdAt } = recipe;
    summaries.push({
      id,
      name,
      isUnattended,
      stopReason,
      createdAt,
      method: definition.method,
      size: definition.size,
      isIterated: definition.isIterated,
      atHand: at.atHand,
      state: recipeState(definition, at.standings),
      serverName: servers.find((server) => server.id === definition.serverId)?.name ?? null,
      stages: at.standings.map(({ key, state, why }) => ({
        key,
        title: findStage(definition, key).title,
        state,
        why,
      })),
      next: nextAct(definition, at.standings),
    });
  }
  return summaries;
}
