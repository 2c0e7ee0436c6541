import { endpoint } from "@/app/api/endpoint";
import * as api from "@/lib/api/recipes";
import { fromBuiltIn } from "@/lib/recipes/built-in-recipes";
import { listRecipes } from "@/lib/store/recipe-views";
import { createRecipe } from "@/lib/store/recipes";

export const GET = endpoint(api.listRecipes, async () => ({ recipes: await listRecipes() }));

export const POST = endpoint(api.createRecipe, ({ body, actor }) => {
  const { name, isUnattended } = body;
  if ("definition" in body) {
    return createRecipe({ name, isUnattended, definition: body.definition, actor: actor.name });
  }
  const { method, size, constitutionId, seedSetId, serverId } = body;
  const constitution = constitutionId === null ? null : { id: constitutionId, version: null };
  const definition = fromBuiltIn(method, { size, constitution, seedSetId, serverId });
  return createRecipe({ name, isUnattended, definition, actor: actor.name });
});
