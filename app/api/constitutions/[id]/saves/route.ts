import { endpoint } from "@/app/api/endpoint";
import * as api from "@/lib/api/draft-saves";
import { listDraftSaves } from "@/lib/store/draft-saves";

export const GET = endpoint(api.listDraftSaves, ({ params, query }) => listDraftSaves(params.id, query));
