import { endpoint } from "@/app/api/endpoint";
import * as api from "@/lib/api/pictures";
import { parseRecordFilters } from "@/lib/datasets/filter-url";
import { countVerbNouns } from "@/lib/store/pictures";

export const GET = endpoint(api.getVerbNouns, ({ params, request }) =>
  countVerbNouns(params.id, parseRecordFilters(new URL(request.url).searchParams)),
);
