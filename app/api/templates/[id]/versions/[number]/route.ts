import { endpoint } from "@/app/api/endpoint";
import * as api from "@/lib/api/templates";
import { getTemplateVersion } from "@/lib/store/template-views";

export const GET = endpoint(api.getTemplateVersion, ({ params }) =>
  getTemplateVersion(params.id, params.number),
);
