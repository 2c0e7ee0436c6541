import { endpoint } from "@/app/api/endpoint";
import * as api from "@/lib/api/probe-sets";
import { removeProbeSet, saveProbeSet } from "@/lib/store/probe-sets";

export const PUT = endpoint(api.saveProbeSet, ({ params, body }) => saveProbeSet(params.id, body));

export const DELETE = endpoint(api.removeProbeSet, async ({ params }) => {
  await removeProbeSet(params.id);
  return { removed: params.id };
});
