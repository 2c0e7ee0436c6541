import { endpoint } from "@/app/api/endpoint";
import * as api from "@/lib/api/record-pairs";
import { listPairs } from "@/lib/store/record-pairs";

export const GET = endpoint(api.listPairs, ({ params, query: { with: withId, ...rest } }) =>
  listPairs(params.id, { withId, ...rest }),
);
