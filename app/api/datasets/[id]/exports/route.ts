import { endpoint } from "@/app/api/endpoint";
import * as api from "@/lib/api/exports";
import { createExport } from "@/lib/store/exports";

export const POST = endpoint(api.createExport, ({ params, body, actor }) =>
  createExport({ datasetId: params.id, ...body, actor: actor.name }),
);
