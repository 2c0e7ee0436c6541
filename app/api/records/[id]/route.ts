import { endpoint } from "@/app/api/endpoint";
import * as api from "@/lib/api/datasets";
import { parseRecordFilters } from "@/lib/datasets/filter-url";
import { getRecord } from "@/lib/store/records";

export const GET = endpoint(api.getRecord, ({ params, request }) =>
  getRecord(params.id, parseRecordFilters(new URL(request.url).searchParams)),
);
