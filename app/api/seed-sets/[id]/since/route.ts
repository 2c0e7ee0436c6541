import { endpoint } from "@/app/api/endpoint";
import * as api from "@/lib/api/seed-prompts";
import { listSeedsSince } from "@/lib/store/seed-delta";

export const GET = endpoint(api.listSeedsSince, ({ params, query }) =>
  listSeedsSince(params.id, query.change),
);
