import { endpoint } from "@/app/api/endpoint";
import * as api from "@/lib/api/builds";
import { retryFailures } from "@/lib/store/build-moves";
import { getBuildView } from "@/lib/store/build-views";

export const POST = endpoint(api.retryFailures, async ({ params, body, actor }) => {
  const retried = await retryFailures(params.id, body, actor.name);
  return { retried, build: await getBuildView(params.id) };
});
