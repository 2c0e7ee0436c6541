import { endpoint } from "@/app/api/endpoint";
import * as api from "@/lib/api/datasets";
import { parseRecordFilters } from "@/lib/datasets/filter-url";
import { parseRecordSort } from "@/lib/datasets/record-sort";
import { listRecords } from "@/lib/store/record-pages";

export const GET = endpoint(api.listRecords, ({ params, query, request }) =>
  listRecords(params.id, parseRecordFilters(new URL(request.url).searchParams), {
    ...query,
    sort: parseRecordSort(query.sort),
    signal: request.signal,
  }),
);
