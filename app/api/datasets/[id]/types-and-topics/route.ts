import { endpoint } from "@/app/api/endpoint";
import * as api from "@/lib/api/topics";
import { parseRecordFilters } from "@/lib/datasets/filter-url";
import { countTypesAndTopics } from "@/lib/store/type-topic-counts";

export const GET = endpoint(api.countTypesAndTopics, ({ params, request }) =>
  countTypesAndTopics(params.id, parseRecordFilters(new URL(request.url).searchParams)),
);
