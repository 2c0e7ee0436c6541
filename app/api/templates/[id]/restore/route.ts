import { endpoint } from "@/app/api/endpoint";
import * as api from "@/lib/api/templates";
import { restoreTemplateVersion } from "@/lib/store/template-drafts";

export const POST = endpoint(api.restoreTemplateVersion, ({ params, body, actor }) =>
  restoreTemplateVersion(params.id, body.revision, { version: body.version, actor: actor.name }),
);
