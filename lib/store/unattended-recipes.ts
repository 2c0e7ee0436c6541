import { isAppError } from "@/lib/app-error";
import { beginsByItself } from "@/lib/recipes/what-next";
import { database } from "./database";
import { readStanding } from "./recipe-standing";
import { startStage } from "./recipe-starts";
import { stopRecipe } from "./recipes";

/** What can have moved a recipe on: as long as it is the same, there is nothing new to begin. */
export type UnattendedRecipe = { id: number; mark: string };

/** Those that go on by themselves, each with a mark of where its stages stand: one cheap query, however large they are. */
export async function listUnattended(): Promise<UnattendedRecipe[]> {
  return database().$queryRaw<UnattendedRecipe[]>`
    SELECT r.id, md5(r.definition::text || coalesce(string_agg(
      concat_ws(' ', s.id, b.status, m.status), ',' ORDER BY s.id), '')) AS mark
    FROM recipe r
    LEFT JOIN recipe_stage s ON s.recipe_id = r.id
    LEFT JOIN build b ON b.id = s.build_id
    LEFT JOIN dataset_making m ON m.id = s.making_id
    WHERE r.is_unattended GROUP BY r.id ORDER BY r.id`;
}

/**
 * Begins the stages of a recipe that wait for nothing. What another process began meanwhile is left to it; what cannot
 * begin ends running unattended, with the reason, so that nobody tries it every two seconds. Answers what it began.
 */
export async function goOnUnattended(id: number): Promise<string[]> {
  const { recipe, standings } = await readStanding(id);
  const begun: string[] = [];
  for (const key of beginsByItself(recipe.definition, standings)) {
    try {
      await startStage(id, key, { actor: "studio" });
      begun.push(key);
    } catch (error) {
      if (!isAppError(error) || error.kind === "unreachable" || error.kind === "internal") throw error;
      // Somebody else was first.
      if (error.kind === "conflict") continue;
      const stage = recipe.definition.stages.find((one) => one.key === key);
      await stopRecipe(id, `${stage?.title ?? key} could not begin: ${error.message}`);
      return begun;
    }
  }
  return begun;
}
