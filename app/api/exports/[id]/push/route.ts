import { endpoint } from "@/app/api/endpoint";
import * as api from "@/lib/api/exports";
import { startPush } from "@/lib/store/export-pushes";

export const POST = endpoint(api.pushExport, ({ params, body, actor }) =>
  startPush(params.id, { ...body, endpoint: body.endpoint.replace(/\/+$/, "") }, actor.name),
);
