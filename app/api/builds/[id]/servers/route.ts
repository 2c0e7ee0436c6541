import { endpoint } from "@/app/api/endpoint";
import * as api from "@/lib/api/builds";
import { addBuildServer } from "@/lib/store/build-servers";
import { getBuildView } from "@/lib/store/build-views";

export const POST = endpoint(api.addBuildServer, async ({ params, body, actor }) => {
  await addBuildServer(params.id, body.serverId, actor.name);
  return getBuildView(params.id);
});
