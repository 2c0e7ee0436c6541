import { endpoint } from "@/app/api/endpoint";
import * as api from "@/lib/api/bulk-actions";
import { cancelBulkAction } from "@/lib/store/bulk-actions";
import { getBulkAction } from "@/lib/store/bulk-views";

export const POST = endpoint(api.cancelBulkAction, async ({ params, actor }) => {
  await cancelBulkAction(params.id, actor.name);
  return getBulkAction(params.id);
});
