import { endpoint } from "@/app/api/endpoint";
import * as api from "@/lib/api/templates";
import { listTemplateUses } from "@/lib/store/template-uses";

export const GET = endpoint(api.listTemplateUses, ({ params }) => listTemplateUses(params.id));
