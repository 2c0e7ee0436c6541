import { endpoint } from "@/app/api/endpoint";
import * as api from "@/lib/api/record-pairs";
import { listPairMatches } from "@/lib/store/pair-matches";

export const GET = endpoint(api.listPairMatches, async ({ params }) => ({
  matches: await listPairMatches(params.id),
}));
