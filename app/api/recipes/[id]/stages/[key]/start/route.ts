import { endpoint } from "@/app/api/endpoint";
import * as api from "@/lib/api/recipes";
import { adoptDataset, startStage } from "@/lib/store/recipe-starts";
import { getRecipe } from "@/lib/store/recipe-views";
import { changeStage } from "@/lib/store/recipes";

export const POST = endpoint(api.startStage, async ({ params, body, actor }) => {
  const { id, key } = params;
  const { datasetId, stage } = body;
  if (stage !== undefined) await changeStage(id, key, stage);
  if (datasetId === undefined) await startStage(id, key, { actor: actor.name });
  else await adoptDataset(id, key, { datasetId, actor: actor.name });
  return getRecipe(id);
});
