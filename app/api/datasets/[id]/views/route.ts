import { endpoint } from "@/app/api/endpoint";
import * as api from "@/lib/api/saved-views";
import { addSavedView, listSavedViews } from "@/lib/store/saved-views";

export const GET = endpoint(api.listSavedViews, async ({ params, actor }) => ({
  views: await listSavedViews(params.id, actor.name),
}));

export const POST = endpoint(api.addSavedView, ({ params, actor, body }) =>
  addSavedView(params.id, actor.name, body),
);
