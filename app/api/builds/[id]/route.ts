import { endpoint } from "@/app/api/endpoint";
import * as api from "@/lib/api/builds";
import { changeBuild } from "@/lib/store/build-moves";
import { getBuildView } from "@/lib/store/build-views";

export const GET = endpoint(api.getBuild, ({ params }) => getBuildView(params.id));

export const PATCH = endpoint(api.changeBuild, async ({ params, body, actor }) => {
  await changeBuild(params.id, body, actor.name);
  return getBuildView(params.id);
});
