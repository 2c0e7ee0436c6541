import { log } from "@/lib/log";
import { goOnUnattended, listUnattended } from "@/lib/store/unattended-recipes";

/** Where each recipe stood when there was last nothing to begin, by id. */
const seen = new Map<number, string>();

/** Begins what unattended recipes wait for, whenever one of their stages has moved. */
export async function sweepRecipes(): Promise<void> {
  const recipes = await listUnattended();
  for (const { id, mark } of recipes) {
    if (seen.get(id) === mark) continue;
    const begun = await goOnUnattended(id);
    if (begun.length > 0) log().info({ recipe: id, stages: begun }, "recipe goes on");
    else seen.set(id, mark);
  }
  for (const id of seen.keys()) if (recipes.every((one) => one.id !== id)) seen.delete(id);
}
