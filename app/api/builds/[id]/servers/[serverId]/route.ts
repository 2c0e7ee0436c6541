import { endpoint } from "@/app/api/endpoint";
import * as api from "@/lib/api/builds";
import { changeBuildServer } from "@/lib/store/build-servers";
import { getBuildView } from "@/lib/store/build-views";

export const PATCH = endpoint(api.changeBuildServer, async ({ params, body, actor }) => {
  await changeBuildServer(params.id, params.serverId, { ...body, actor: actor.name });
  return getBuildView(params.id);
});
