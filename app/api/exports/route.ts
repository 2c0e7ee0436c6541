import { endpoint } from "@/app/api/endpoint";
import * as api from "@/lib/api/exports";
import { listExports } from "@/lib/store/export-views";

export const GET = endpoint(api.listExports, ({ query: { dataset, before, limit } }) =>
  listExports({
    limit,
    ...(dataset === undefined ? {} : { datasetId: dataset }),
    ...(before === undefined ? {} : { before }),
  }),
);
