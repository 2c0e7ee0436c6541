import { endpoint } from "@/app/api/endpoint";
import * as api from "@/lib/api/draft-saves";
import { getDraftSave } from "@/lib/store/draft-saves";

export const GET = endpoint(api.getDraftSave, ({ params, query }) =>
  getDraftSave(params.id, params.revision, query.since),
);
