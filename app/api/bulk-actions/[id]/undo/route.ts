import { endpoint } from "@/app/api/endpoint";
import * as api from "@/lib/api/bulk-actions";
import { undoBulkAction } from "@/lib/store/bulk-actions";
import { getBulkAction } from "@/lib/store/bulk-views";

export const POST = endpoint(api.undoBulkAction, async ({ params, actor }) => {
  await undoBulkAction(params.id, actor.name);
  return getBulkAction(params.id);
});
