import { endpoint } from "@/app/api/endpoint";
import * as api from "@/lib/api/servers";
import { removeServer, saveServer } from "@/lib/store/servers";

export const PUT = endpoint(api.saveServer, ({ params, body, actor }) =>
  saveServer(params.id, body, actor.name),
);

export const DELETE = endpoint(api.removeServer, async ({ params, actor }) => {
  await removeServer(params.id, actor.name);
  return { removed: params.id };
});
