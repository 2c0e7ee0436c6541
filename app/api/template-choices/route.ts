import { endpoint } from "@/app/api/endpoint";
import * as api from "@/lib/api/template-choices";
import { listTemplateChoices } from "@/lib/store/template-choices";

export const GET = endpoint(api.listTemplateChoices, async () => ({
  templates: await listTemplateChoices(),
}));
