import { AppError } from "@/lib/app-error";
import type { RecipeStage } from "@/lib/recipes/recipe-definition";
import { buildSettings, makingWish } from "@/lib/recipes/stage-wish";
import { mayBegin, mayConfirm } from "@/lib/recipes/what-next";
import { isInventing } from "@/lib/steps/inventing-step";
import { getStep } from "@/lib/steps/steps";
import { database, type Queries } from "./database";
import { startDatasetMaking } from "./dataset-makings";
import { addEvent } from "./events";
import type { BuildWish } from "./launch";
import { launchStep } from "./launch";
import { latestRun } from "./recipe-rows";
import {
  findStage,
  hashInputs,
  type RecipeStanding,
  readStanding,
  runsTaken,
  serverIdOf,
} from "./recipe-standing";
import { findTemplate, templateInputs } from "./recipe-surroundings";
import { listSeedPrompts } from "./seed-prompts";
import { toStored } from "./stored-json";

type Act = { actor: string; iteration?: number };

/**
 * Begins a stage, or begins it again: launches its build, or starts the making of its dataset. The run is written with
 * what it starts, in one transaction that holds the recipe, so two who begin the same stage start it once. Throws
 * `conflict` where it may not begin now, and what launching throws.
 */
export async function startStage(
  recipeId: number,
  key: string,
  { actor, iteration }: Act,
): Promise<{ buildId: number | null; makingId: number | null }> {
  const at = await readStanding(recipeId, iteration);
  const stage = findStage(at.recipe.definition, key);
  refuseUnless(mayBegin(stage, standingAt(at, key)), at, stage);
  const title = runTitle(at, stage);
  if (stage.kind === "making") {
    const sources = runsTaken(stage, "source", at.iteration, at.recipe.runs).map(
      ({ run }) => run?.datasetId ?? 0,
    );
    const { id } = await startDatasetMaking(makingWish(stage, at.recipe.definition, sources), {
      name: title,
      actor,
      within: (tx, made) => claim(tx, at, stage, { actor, makingId: made.id, datasetId: made.datasetId }),
    });
    return { buildId: null, makingId: id };
  }
  const { id } = await launchStep({
    ...(await buildWish(at, stage)),
    name: title,
    actor,
    within: (tx, launched) =>
      claim(tx, at, stage, { actor, buildId: launched.id, datasetId: launched.datasetId }),
  });
  return { buildId: id, makingId: null };
}

/** Takes a dataset that is there already for what a stage would make. Throws as `startStage`, and `not_found`. */
export async function adoptDataset(
  recipeId: number,
  key: string,
  { datasetId, actor, iteration }: Act & { datasetId: number },
): Promise<void> {
  const at = await readStanding(recipeId, iteration);
  const stage = findStage(at.recipe.definition, key);
  // What is waited for is what the dataset stands in for.
  const { state } = standingAt(at, key);
  refuseUnless(stage.kind !== "person" && state !== "running", at, stage);
  await refuseUnknownDataset(datasetId);
  await database().$transaction((tx) => claim(tx, at, stage, { actor, datasetId, isConfirmed: true }));
}

/**
 * Says that a person did their part. What the stage hands on is `datasetId`, or what it was given; `serverId` serves
 * the model that was trained, and is asked by all that comes after. Throws `conflict` where nothing waits for a person.
 */
export async function confirmStage(
  recipeId: number,
  key: string,
  { serverId, datasetId, actor, iteration }: Act & { serverId?: number; datasetId?: number },
): Promise<void> {
  const at = await readStanding(recipeId, iteration);
  const stage = findStage(at.recipe.definition, key);
  refuseUnless(mayConfirm(stage, standingAt(at, key)), at, stage);
  if (serverId !== undefined && !stage.isTrained)
    throw new AppError(
      "bad_request",
      `${stage.title} trains no model; a server is chosen where one is trained.`,
    );
  if (serverId !== undefined && at.around.servers.every(({ id }) => id !== serverId))
    throw new AppError("not_found", `There is no server with the id ${serverId}; choose another.`);
  if (datasetId !== undefined) await refuseUnknownDataset(datasetId);
  const [given] = runsTaken(stage, "source", at.iteration, at.recipe.runs);
  await database().$transaction((tx) =>
    claim(tx, at, stage, {
      actor,
      datasetId: datasetId ?? given?.run?.datasetId ?? null,
      serverId: serverId ?? null,
      isConfirmed: true,
    }),
  );
}

const standingAt = ({ standings }: RecipeStanding, key: string) =>
  standings.find((one) => one.key === key) ?? { key, state: "waiting" as const, why: [] };

function refuseUnless(isAllowed: boolean, at: RecipeStanding, stage: RecipeStage): void {
  if (isAllowed) return;
  const { state, why } = standingAt(at, stage.key);
  const words = {
    waiting: `waits: ${why.join(" ") || "what it is made from is not there."}`,
    running: "is under way.",
    needs_person: "waits for a person.",
    ready: "has not begun.",
    done: "is done.",
    failed: "failed.",
    stale: "is stale.",
  };
  throw new AppError("conflict", `${stage.title} ${words[state]}`);
}

async function refuseUnknownDataset(id: number): Promise<void> {
  const found = await database().dataset.findUnique({ where: { id }, select: { id: true } });
  if (found === null) throw new AppError("not_found", `There is no dataset ${id}; choose another.`);
}

function runTitle({ recipe, iteration }: RecipeStanding, { title }: RecipeStage): string {
  const times = recipe.definition.isIterated ? ` ${iteration + 1}` : "";
  return `${recipe.name}, ${title.toLowerCase()}${times}`;
}

async function buildWish(at: RecipeStanding, stage: RecipeStage): Promise<BuildWish> {
  const { recipe, around, iteration } = at;
  const { definition, runs } = recipe;
  const step = getStep(stage.step ?? "");
  const { sampling, ...rest } = buildSettings(stage, definition, {
    iteration,
    isInventing: isInventing(step),
  });
  const { temperature, topP, maxTokens } = step.defaults;
  const serverId = serverIdOf(stage, iteration, recipe);
  if (serverId === null) throw new AppError("bad_request", `${stage.title} has no server; choose one.`);
  const [source] = runsTaken(stage, "source", iteration, runs);
  return {
    step: step.name,
    ...rest,
    sampling: sampling ?? { temperature, topP, maxTokens },
    serverId,
    ...(around.constitution === null || !step.needsConstitution
      ? {}
      : { constitutionId: around.constitution.id, version: around.constitution.number }),
    templates: templateInputs(stage).flatMap((input) => {
      const found = findTemplate(around, input);
      return input.templateId === null || found === null
        ? []
        : [{ role: input.role, templateId: input.templateId, version: found.number }];
    }),
    ...(source?.run?.datasetId == null ? {} : { datasetId: source.run.datasetId }),
    earlierDatasetIds: runsTaken(stage, "earlier", iteration, runs).flatMap(
      ({ run }) => run?.datasetId ?? [],
    ),
    ...(await seedWish(stage, definition.seedSetId)),
  };
}

/** The seed prompts that a stage begins with: of one kind, or all of the set. */
async function seedWish(
  stage: RecipeStage,
  seedSetId: number | null,
): Promise<Pick<BuildWish, "seedSetId" | "seedPromptIds">> {
  const input = stage.inputs.find(({ from }) => from === "seeds");
  if (input?.from !== "seeds") return {};
  if (seedSetId === null) throw new AppError("bad_request", `${stage.title} has no seed set; choose one.`);
  if (input.kind === "all") return { seedSetId };
  const kind = input.kind === "tasks" ? "task" : "topic_question";
  const seeds = (await listSeedPrompts(seedSetId)).filter((seed) => seed.kind === kind);
  if (seeds.length > 0) return { seedSetId, seedPromptIds: seeds.map(({ id }) => id) };
  const words = input.kind === "tasks" ? "tasks" : "topic questions";
  throw new AppError(
    "bad_request",
    `${stage.title} begins with ${words}, and the seed set has none; add some.`,
  );
}

type Made = {
  actor: string;
  buildId?: number;
  makingId?: number;
  datasetId: number | null;
  serverId?: number | null;
  isConfirmed?: boolean;
};

/** Writes the run of a stage, unless somebody else wrote one since it was looked at. */
async function claim(tx: Queries, at: RecipeStanding, stage: RecipeStage, made: Made): Promise<void> {
  const { recipe, iteration } = at;
  const { actor, buildId, makingId, datasetId, serverId, isConfirmed } = made;
  const place = { recipeId: recipe.id, key: stage.key, iteration };
  await tx.$queryRaw`SELECT id FROM recipe WHERE id = ${recipe.id} FOR UPDATE`;
  const newest = await tx.recipeStage.findFirst({
    where: place,
    orderBy: { id: "desc" },
    select: { id: true },
  });
  if ((newest?.id ?? 0) !== (latestRun(recipe.runs, stage.key, iteration)?.id ?? 0)) {
    throw new AppError("conflict", `${stage.title} was begun by somebody else just now; reload to see it.`);
  }
  const inputs = at.inputsOf(stage.key);
  await tx.recipeStage.create({
    data: {
      ...place,
      buildId: buildId ?? null,
      makingId: makingId ?? null,
      datasetId,
      inputs: toStored(inputs, "What the stage is made from"),
      inputsHash: hashInputs(inputs),
      taken: await countTaken(tx, at, stage, buildId),
      serverId: serverId ?? null,
      confirmedAt: isConfirmed === true ? new Date() : null,
      startedBy: actor,
    },
  });
  await addEvent(tx, {
    actor,
    subject: "recipe",
    subjectId: recipe.id,
    message: `${stage.title} of ${recipe.name}: ${isConfirmed === true ? "confirmed" : "begun"}`,
  });
}

/** Records that the run takes from its sources: those its items name, or all that are kept; null without a source. */
async function countTaken(
  tx: Queries,
  at: RecipeStanding,
  stage: RecipeStage,
  buildId: number | undefined,
): Promise<number | null> {
  const { sources } = at.inputsOf(stage.key);
  if (sources.length === 0) return null;
  const all = sources.reduce((sum, { kept }) => sum + kept, 0);
  if (buildId === undefined || isInventing(getStep(stage.step ?? ""))) return all;
  const [row] = await tx.$queryRaw<{ count: number }[]>`
    SELECT count(DISTINCT source_record_id)::int AS count FROM build_item WHERE build_id = ${buildId}`;
  return row?.count ?? null;
}
