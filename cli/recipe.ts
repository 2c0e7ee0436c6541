import { AppError, isAppError } from "@/lib/app-error";
import { builtInRecipes, fromBuiltIn } from "@/lib/recipes/built-in-recipes";
import { recipeSizeSchema } from "@/lib/recipes/recipe-definition";
import { beginsByItself } from "@/lib/recipes/what-next";
import { readStanding } from "@/lib/store/recipe-standing";
import { confirmStage, startStage } from "@/lib/store/recipe-starts";
import { getRecipe } from "@/lib/store/recipe-views";
import { changeRecipe, createRecipe } from "@/lib/store/recipes";
import { chooseConstitution, chooseSeedSet, chooseServer } from "./choose-by-name";
import { numberOption } from "./number-option";
import { writeJson } from "./write-out";

const actor = "command line";

/** The number of a recipe. Throws `bad_request` for anything else. */
export function readRecipeId(text: string): number {
  if (/^[1-9]\d{0,8}$/.test(text)) return Number(text);
  throw new AppError(
    "bad_request",
    `“${text}” is not the number of a recipe; \`studio list recipes\` shows them.`,
  );
}

export async function startRecipe(
  method: string,
  options: {
    name: string;
    server: string;
    size: string;
    seeds: string;
    constitution?: string;
    seed: string;
    unattended: boolean;
  },
): Promise<void> {
  const builtIn = builtInRecipes.find((one) => one.method === method);
  if (builtIn === undefined) {
    const methods = builtInRecipes.map((one) => one.method).join(", ");
    throw new AppError("bad_request", `There is no method “${method}”; choose one of ${methods}.`);
  }
  const size = recipeSizeSchema.safeParse(numberOption("size", options.size, 0));
  if (!size.success) throw new AppError("bad_request", "The size is a whole number from 1 to 1,000,000.");
  const needsConstitution = builtIn.stages.some(({ inputs }) =>
    inputs?.some(({ from }) => from === "constitution"),
  );
  const constitution = needsConstitution ? await chooseConstitution(options.constitution) : null;
  const definition = fromBuiltIn(builtIn.method, {
    size: size.data,
    constitution: constitution === null ? null : { id: constitution.id, version: null },
    seedSetId: await chooseSeedSet(options.seeds),
    serverId: await chooseServer(options.server),
  });
  const { id } = await createRecipe({
    name: options.name,
    definition: { ...definition, seed: numberOption("seed", options.seed, 42) },
    isUnattended: options.unattended,
    actor,
  });
  // A worker begins the stages of an unattended one, within two seconds.
  await writeJson({ recipe: id, ...(options.unattended ? { began: [] } : await beginFirst(id)) });
}

/** The recipe is there, whether or not its first stages can begin: Dromedary-2 has to be given files first. */
async function beginFirst(id: number): Promise<{ began: string[]; waits?: string }> {
  try {
    return { began: await beginAll(id) };
  } catch (error) {
    if (!isAppError(error)) throw error;
    return { began: [], waits: error.message };
  }
}

async function beginAll(id: number): Promise<string[]> {
  const { recipe, standings } = await readStanding(id);
  const keys = beginsByItself(recipe.definition, standings);
  for (const key of keys) await startStage(id, key, { actor });
  return keys;
}

export async function showRecipe(id: string, options: { iteration?: string }): Promise<void> {
  const iteration =
    options.iteration === undefined ? undefined : numberOption("iteration", options.iteration, 1) - 1;
  await writeJson(await getRecipe(readRecipeId(id), iteration));
}

export async function beginNext(text: string, stage: string | undefined): Promise<void> {
  const id = readRecipeId(text);
  if (stage !== undefined) await startStage(id, stage, { actor });
  const began = stage === undefined ? await beginAll(id) : [stage];
  if (began.length === 0) {
    const { standings } = await readStanding(id);
    const waits = standings
      .filter(({ state }) => state !== "done")
      .map(({ key, state }) => `${key} (${state})`);
    const why = waits.length === 0 ? "all of it is done" : `there is ${waits.join(", ")}`;
    throw new AppError("conflict", `Nothing of recipe ${id} waits to be begun: ${why}.`);
  }
  await writeJson({ recipe: id, began });
}

export async function confirmRecipeStage(
  text: string,
  stage: string,
  options: { server?: string; dataset?: string },
): Promise<void> {
  const id = readRecipeId(text);
  await confirmStage(id, stage, {
    serverId: options.server === undefined ? undefined : await chooseServer(options.server),
    datasetId: options.dataset === undefined ? undefined : numberOption("dataset", options.dataset, 0),
    actor,
  });
  await writeJson({ recipe: id, confirmed: stage });
}

export async function setUnattended(text: string, { off }: { off: boolean }): Promise<void> {
  const id = readRecipeId(text);
  await changeRecipe(id, { isUnattended: !off });
  await writeJson({ recipe: id, isUnattended: !off });
}
