import { endpoint } from "@/app/api/endpoint";
import * as api from "@/lib/api/builds";
import { listFailures } from "@/lib/store/build-items";

export const GET = endpoint(api.listBuildFailures, ({ params, query }) =>
  listFailures(params.id, query.after),
);
