import { endpoint } from "@/app/api/endpoint";
import * as api from "@/lib/api/datasets";
import { parseRecordFilters } from "@/lib/datasets/filter-url";
import { getFacets } from "@/lib/store/facets";

export const GET = endpoint(api.getDatasetFacets, ({ params, request }) =>
  getFacets(params.id, parseRecordFilters(new URL(request.url).searchParams), { signal: request.signal }),
);
