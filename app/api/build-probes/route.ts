import { endpoint } from "@/app/api/endpoint";
import * as api from "@/lib/api/build-plans";
import { getBuildProbe, startBuildProbe } from "@/lib/store/build-probes";
import { freezeBuild } from "@/lib/store/launch";

export const POST = endpoint(api.startBuildProbe, async ({ body, actor }) => {
  const { id } = await startBuildProbe(await freezeBuild(body), actor.name);
  return getBuildProbe(id);
});
