import { endpoint } from "@/app/api/endpoint";
import * as api from "@/lib/api/builds";
import { resumeBuild } from "@/lib/store/build-moves";
import { getBuildView } from "@/lib/store/build-views";

export const POST = endpoint(api.resumeBuild, async ({ params, actor }) => {
  await resumeBuild(params.id, actor.name);
  return getBuildView(params.id);
});
