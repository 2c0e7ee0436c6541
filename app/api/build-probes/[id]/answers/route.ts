import { endpoint } from "@/app/api/endpoint";
import * as api from "@/lib/api/build-plans";
import { listProbeAnswers } from "@/lib/store/build-probes";

export const GET = endpoint(api.listProbeAnswers, async ({ params, query }) => ({
  answers: await listProbeAnswers(params.id, query),
}));
