import { endpoint } from "@/app/api/endpoint";
import * as api from "@/lib/api/saved-views";
import { removeSavedView, saveSavedView } from "@/lib/store/saved-views";

export const PATCH = endpoint(api.saveSavedView, ({ params, actor, body }) =>
  saveSavedView(params.id, actor.name, body),
);

export const DELETE = endpoint(api.removeSavedView, async ({ params, actor }) => {
  await removeSavedView(params.id, actor.name);
  return { removed: params.id };
});
