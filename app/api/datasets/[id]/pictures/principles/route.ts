import { endpoint } from "@/app/api/endpoint";
import * as api from "@/lib/api/pictures";
import { parseRecordFilters } from "@/lib/datasets/filter-url";
import { principleCoverage } from "@/lib/store/pictures";

export const GET = endpoint(api.getPrincipleCoverage, ({ params, request }) =>
  principleCoverage(params.id, parseRecordFilters(new URL(request.url).searchParams)),
);
