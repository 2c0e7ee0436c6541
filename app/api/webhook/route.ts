import { endpoint } from "@/app/api/endpoint";
import * as api from "@/lib/api/notifications";
import { getWebhook, removeWebhook, saveWebhook } from "@/lib/store/webhook";
import { countAliveWorkers } from "@/lib/store/workers";

async function view() {
  return { ...(await getWebhook()), workersAlive: await countAliveWorkers() };
}

export const GET = endpoint(api.getWebhook, view);

export const PUT = endpoint(api.saveWebhook, async ({ body, actor, request }) => {
  // A browser says where it has the studio open; behind a proxy the request's own address would be another.
  await saveWebhook(body, { studioUrl: request.headers.get("origin"), actor: actor.name });
  return view();
});

export const DELETE = endpoint(api.removeWebhook, async ({ actor }) => {
  await removeWebhook(actor.name);
  return view();
});
