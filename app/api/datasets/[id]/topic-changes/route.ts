import { endpoint } from "@/app/api/endpoint";
import * as api from "@/lib/api/topics";
import { listTopicChanges } from "@/lib/store/topic-changes";

export const GET = endpoint(api.listTopicChanges, async ({ params, query }) => ({
  changes: await listTopicChanges(params.id, query.limit),
}));
