import { endpoint } from "@/app/api/endpoint";
import * as api from "@/lib/api/servers";
import { probeServer } from "@/lib/inference/probe";
import { getServer, getServerAccess, isServerInUse, keepProbe } from "@/lib/store/servers";

export const POST = endpoint(api.testServer, async ({ params }) => {
  const access = await getServerAccess(params.id);
  await keepProbe(params.id, await probeServer(access, { isInUse: await isServerInUse(params.id) }));
  return getServer(params.id);
});
