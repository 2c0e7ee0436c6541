import { endpoint } from "@/app/api/endpoint";
import * as api from "@/lib/api/templates";
import { chooseTemplate } from "@/lib/store/templates";

export const POST = endpoint(api.chooseTemplate, ({ params }) => chooseTemplate(params.id));
