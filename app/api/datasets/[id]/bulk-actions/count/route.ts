import { endpoint } from "@/app/api/endpoint";
import * as api from "@/lib/api/bulk-actions";
import { countBulk } from "@/lib/store/bulk-counts";

export const POST = endpoint(api.countBulkAction, ({ params, body: { wish, selection } }) =>
  countBulk(params.id, wish, selection),
);
