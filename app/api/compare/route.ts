import { endpoint } from "@/app/api/endpoint";
import * as api from "@/lib/api/compare";
import { summarisePair } from "@/lib/store/compare";

export const GET = endpoint(api.getCompareSummary, ({ query }) => summarisePair(query));
