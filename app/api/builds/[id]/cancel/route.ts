import { endpoint } from "@/app/api/endpoint";
import * as api from "@/lib/api/builds";
import { getBuildView } from "@/lib/store/build-views";
import { cancelBuild } from "@/lib/store/builds";

export const POST = endpoint(api.cancelBuild, async ({ params, actor }) => {
  await cancelBuild(params.id, actor.name);
  return getBuildView(params.id);
});
