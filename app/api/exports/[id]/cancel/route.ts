import { endpoint } from "@/app/api/endpoint";
import * as api from "@/lib/api/exports";
import { cancelExport } from "@/lib/store/exports";

export const POST = endpoint(api.cancelExport, ({ params, actor }) => cancelExport(params.id, actor.name));
