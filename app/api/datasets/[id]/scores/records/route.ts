import { endpoint } from "@/app/api/endpoint";
import * as api from "@/lib/api/scores";
import { listScoredRecords } from "@/lib/store/scored-records";

export const GET = endpoint(api.listScoredRecords, ({ params, query }) =>
  listScoredRecords(params.id, query),
);
