import { endpoint } from "@/app/api/endpoint";
import * as api from "@/lib/api/refilters";
import { listRefilterChanges } from "@/lib/store/refilter-views";

export const GET = endpoint(api.listRefilterChanges, ({ params, query: { before, after, afterId } }) =>
  listRefilterChanges(params.id, { before: before ?? null, after: after ?? null, afterId: afterId ?? 0 }),
);
