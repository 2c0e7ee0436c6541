import { endpoint } from "@/app/api/endpoint";
import * as api from "@/lib/api/dataset-makings";
import { countMerge } from "@/lib/store/count-merge";

export const POST = endpoint(api.countDatasetMaking, ({ body, actor }) => countMerge(body.wish, actor.name));
