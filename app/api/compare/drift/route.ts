import { endpoint } from "@/app/api/endpoint";
import * as api from "@/lib/api/compare";
import { parseRecordFilters } from "@/lib/datasets/filter-url";
import { measureSides } from "@/lib/store/drift";

export const GET = endpoint(api.getDrift, ({ query, request }) =>
  measureSides(query.left, query.right, parseRecordFilters(new URL(request.url).searchParams)),
);
