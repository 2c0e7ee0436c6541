import { AppError } from "@/lib/app-error";
import { checkDefinition } from "@/lib/recipes/check-definition";
import type { RecipeDefinition, RecipeStage } from "@/lib/recipes/recipe-definition";
import { database } from "./database";
import { isUniqueViolation } from "./database-error";
import { addEvent } from "./events";
import { readRecipe } from "./recipe-rows";
import { toStored } from "./stored-json";

/** A recipe of which no stage has begun. Throws `bad_request` for a chain that cannot run, `conflict` for a taken name. */
export async function createRecipe(wish: {
  name: string;
  definition: RecipeDefinition;
  isUnattended?: boolean;
  actor: string;
}): Promise<{ id: number }> {
  const { actor, isUnattended = false } = wish;
  const name = wish.name.trim();
  if (name === "") throw new AppError("bad_request", "A recipe needs a name.");
  refuseProblems(wish.definition);
  return explainTakenName(name, () =>
    database().$transaction(async (tx) => {
      const { id } = await tx.recipe.create({
        data: { name, definition: toStored(wish.definition, "The recipe"), isUnattended, createdBy: actor },
        select: { id: true },
      });
      await addEvent(tx, { actor, subject: "recipe", subjectId: id, message: `Created the recipe ${name}` });
      return { id };
    }),
  );
}

/** Throws as `createRecipe`, and `conflict` where a stage with runs would go: what was made is part of it. */
export async function changeRecipe(
  id: number,
  wish: { name?: string; isUnattended?: boolean; definition?: RecipeDefinition },
): Promise<void> {
  const { definition, isUnattended } = wish;
  const name = wish.name?.trim();
  if (name === "") throw new AppError("bad_request", "A recipe needs a name.");
  if (definition !== undefined) refuseProblems(definition);
  await explainTakenName(name ?? "", () =>
    database().$transaction(async (tx) => {
      await tx.$queryRaw`SELECT id FROM recipe WHERE id = ${id} FOR UPDATE`;
      const { runs } = await readRecipe(tx, id);
      const lost = runs.find(({ key }) => definition?.stages.every((stage) => stage.key !== key));
      if (lost !== undefined)
        throw new AppError(
          "conflict",
          `“${lost.key}” has begun already, so it stays; copy the recipe without it.`,
        );
      await tx.recipe.update({
        where: { id },
        data: {
          ...(name === undefined ? {} : { name }),
          // Who sets it going again has read why it stopped.
          ...(isUnattended === undefined ? {} : { isUnattended, stopReason: null }),
          ...(definition === undefined ? {} : { definition: toStored(definition, "The recipe") }),
        },
      });
    }),
  );
}

/** Puts another in the place of one stage, which keeps its key. Throws as `changeRecipe`. */
export async function changeStage(id: number, key: string, stage: RecipeStage): Promise<void> {
  const { definition } = await readRecipe(database(), id);
  const stages = definition.stages.map((one) => (one.key === key ? { ...stage, key } : one));
  await changeRecipe(id, { definition: { ...definition, stages } });
}

/** Ends running unattended, with the reason. */
export async function stopRecipe(id: number, reason: string): Promise<void> {
  await database().recipe.update({ where: { id }, data: { isUnattended: false, stopReason: reason } });
}

/** Takes the recipe away; what its stages made stays. Throws `not_found`. */
export async function removeRecipe(id: number, actor: string): Promise<void> {
  await database().$transaction(async (tx) => {
    const { name } = await readRecipe(tx, id);
    await tx.recipe.delete({ where: { id } });
    await addEvent(tx, {
      actor,
      subject: "recipe",
      message: `Removed the recipe ${name}; what it made stays`,
    });
  });
}

function refuseProblems(definition: RecipeDefinition): void {
  const [problem] = checkDefinition(definition);
  if (problem !== undefined) throw new AppError("bad_request", problem.message);
}

async function explainTakenName<Result>(name: string, work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
    throw new AppError("conflict", `There is a recipe “${name}” already; choose another name.`);
  }
}
