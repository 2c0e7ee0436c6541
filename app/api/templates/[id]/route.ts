import { endpoint } from "@/app/api/endpoint";
import * as api from "@/lib/api/templates";
import { getTemplate, removeTemplate, renameTemplate } from "@/lib/store/templates";

export const GET = endpoint(api.getTemplate, ({ params }) => getTemplate(params.id));

export const PATCH = endpoint(api.renameTemplate, ({ params, body }) => renameTemplate(params.id, body.name));

export const DELETE = endpoint(api.removeTemplate, async ({ params, actor }) => {
  await removeTemplate(params.id, actor.name);
  return {};
});
