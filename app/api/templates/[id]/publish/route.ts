import { endpoint } from "@/app/api/endpoint";
import * as api from "@/lib/api/templates";
import { publishTemplate } from "@/lib/store/template-drafts";

export const POST = endpoint(api.publishTemplate, ({ params, body, actor }) =>
  publishTemplate(params.id, body.revision, { note: body.note, actor: actor.name }),
);
