import { endpoint } from "@/app/api/endpoint";
import * as api from "@/lib/api/builds";
import { pauseBuild } from "@/lib/store/build-moves";
import { getBuildView } from "@/lib/store/build-views";

export const POST = endpoint(api.pauseBuild, async ({ params, body, actor }) => {
  await pauseBuild(params.id, { ...body, reason: null, actor: actor.name });
  return getBuildView(params.id);
});
