import { endpoint } from "@/app/api/endpoint";
import * as api from "@/lib/api/recipes";
import { getRecipe } from "@/lib/store/recipe-views";
import { changeRecipe, removeRecipe } from "@/lib/store/recipes";

export const GET = endpoint(api.getRecipe, ({ params, query }) => getRecipe(params.id, query.iteration));

export const PATCH = endpoint(api.changeRecipe, async ({ params, body }) => {
  await changeRecipe(params.id, body);
  return getRecipe(params.id);
});

export const DELETE = endpoint(api.removeRecipe, async ({ params, actor }) => {
  await removeRecipe(params.id, actor.name);
  return {};
});
