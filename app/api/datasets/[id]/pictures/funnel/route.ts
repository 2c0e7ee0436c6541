import { endpoint } from "@/app/api/endpoint";
import * as api from "@/lib/api/pictures";
import { parseRecordFilters } from "@/lib/datasets/filter-url";
import { dropFunnel } from "@/lib/store/pictures";

export const GET = endpoint(api.getDropFunnel, ({ params, request }) =>
  dropFunnel(params.id, parseRecordFilters(new URL(request.url).searchParams)),
);
