import { endpoint } from "@/app/api/endpoint";
import * as api from "@/lib/api/record-pairs";
import { measurePairs } from "@/lib/store/record-pairs";

export const GET = endpoint(api.measurePairs, ({ params, query }) =>
  measurePairs(params.id, { withId: query.with, filter: query.filter }),
);
