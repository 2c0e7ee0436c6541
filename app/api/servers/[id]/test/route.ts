import { endpoint } from "@/app/api/endpoint";
import * as api from "@/lib/api/servers";
import { probeServer } from "@/lib/inference/probe";
import { getServer, getServerAccess, keepProbe } from "@/lib/store/servers";

export const POST = endpoint(api.testServer, async ({ params }) => {
  await keepProbe(params.id, await probeServer(await getServerAccess(params.id)));
  return getServer(params.id);
});
