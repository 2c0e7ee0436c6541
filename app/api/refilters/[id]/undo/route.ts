import { endpoint } from "@/app/api/endpoint";
import * as api from "@/lib/api/refilters";
import { getRefilter } from "@/lib/store/refilter-views";
import { undoRefilter } from "@/lib/store/refilters";

export const POST = endpoint(api.undoRefilter, async ({ params, actor }) => {
  await undoRefilter(params.id, actor.name);
  return getRefilter(params.id);
});
