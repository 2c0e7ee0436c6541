import { endpoint } from "@/app/api/endpoint";
import * as api from "@/lib/api/templates";
import { createTemplate, listTemplates } from "@/lib/store/templates";

export const GET = endpoint(api.listTemplates, async () => ({ templates: await listTemplates() }));

export const POST = endpoint(api.createTemplate, ({ body, actor }) =>
  createTemplate({ ...body, actor: actor.name }),
);
