import { endpoint } from "@/app/api/endpoint";
import * as api from "@/lib/api/pictures";
import { parseRecordFilters } from "@/lib/datasets/filter-url";
import { citedByGroup } from "@/lib/store/pictures";

export const GET = endpoint(api.getCitedByGroup, ({ params, query, request }) =>
  citedByGroup(params.id, parseRecordFilters(new URL(request.url).searchParams), query.by),
);
