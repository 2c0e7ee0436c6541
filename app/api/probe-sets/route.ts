import { endpoint } from "@/app/api/endpoint";
import * as api from "@/lib/api/probe-sets";
import { addProbeSet, listProbeSets } from "@/lib/store/probe-sets";

export const GET = endpoint(api.listProbeSets, async () => ({ probeSets: await listProbeSets() }));

export const POST = endpoint(api.addProbeSet, ({ body }) => addProbeSet(body));
