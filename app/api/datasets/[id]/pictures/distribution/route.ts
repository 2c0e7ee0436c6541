import { endpoint } from "@/app/api/endpoint";
import * as api from "@/lib/api/pictures";
import { parseRecordFilters } from "@/lib/datasets/filter-url";
import { distributionPicture } from "@/lib/store/pictures";

export const GET = endpoint(api.getDistribution, ({ params, query, request }) =>
  distributionPicture(params.id, parseRecordFilters(new URL(request.url).searchParams), query.measure),
);
