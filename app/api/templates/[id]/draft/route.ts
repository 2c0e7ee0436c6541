import { endpoint } from "@/app/api/endpoint";
import * as api from "@/lib/api/templates";
import { saveTemplateDraft } from "@/lib/store/template-drafts";

export const PUT = endpoint(api.saveTemplateDraft, ({ params, body }) =>
  saveTemplateDraft(params.id, body.revision, body.text),
);
