import { endpoint } from "@/app/api/endpoint";
import * as api from "@/lib/api/bulk-actions";
import { startBulkAction } from "@/lib/store/bulk-actions";
import { getBulkAction, listBulkActions } from "@/lib/store/bulk-views";

export const GET = endpoint(api.listBulkActions, async ({ params }) => ({
  actions: await listBulkActions(params.id),
}));

export const POST = endpoint(api.startBulkAction, async ({ params, body, actor }) => {
  const { id } = await startBulkAction(params.id, body, actor.name);
  return getBulkAction(id);
});
