import { endpoint } from "@/app/api/endpoint";
import * as api from "@/lib/api/build-timeline";
import { getBuildTimeline } from "@/lib/store/build-timeline";

export const GET = endpoint(api.getBuildTimeline, ({ params, query }) =>
  getBuildTimeline(params.id, query.window === "all" ? null : Number(query.window)),
);
