import { endpoint } from "@/app/api/endpoint";
import * as api from "@/lib/api/builds";
import { getBuildView } from "@/lib/store/build-views";
import { extendWithSeedPrompts } from "@/lib/store/launch";

export const POST = endpoint(api.extendBuild, async ({ params, body, actor }) => {
  await extendWithSeedPrompts(params.id, { ...body, actor: actor.name });
  return getBuildView(params.id);
});
