import { endpoint } from "@/app/api/endpoint";
import * as api from "@/lib/api/build-plans";
import { getBuildProbe, stopBuildProbe } from "@/lib/store/build-probes";

export const POST = endpoint(api.stopBuildProbe, async ({ params }) => {
  await stopBuildProbe(params.id);
  return getBuildProbe(params.id);
});
