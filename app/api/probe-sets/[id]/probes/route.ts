import { endpoint } from "@/app/api/endpoint";
import * as api from "@/lib/api/probe-sets";
import { addProbes } from "@/lib/store/probe-sets";

export const POST = endpoint(api.addProbes, ({ params, body }) =>
  addProbes(params.id, body.probes, api.MAX_PROBES),
);
