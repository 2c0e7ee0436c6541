import { endpoint } from "@/app/api/endpoint";
import * as api from "@/lib/api/pictures";
import { parseRecordFilters } from "@/lib/datasets/filter-url";
import { noveltyPicture } from "@/lib/store/pictures";

export const GET = endpoint(api.getNovelty, ({ params, request }) =>
  noveltyPicture(params.id, parseRecordFilters(new URL(request.url).searchParams)),
);
