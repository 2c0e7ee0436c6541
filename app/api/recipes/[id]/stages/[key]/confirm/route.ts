import { endpoint } from "@/app/api/endpoint";
import * as api from "@/lib/api/recipes";
import { confirmStage } from "@/lib/store/recipe-starts";
import { getRecipe } from "@/lib/store/recipe-views";

export const POST = endpoint(api.confirmStage, async ({ params, body, actor }) => {
  await confirmStage(params.id, params.key, { ...body, actor: actor.name });
  return getRecipe(params.id);
});
