import { endpoint } from "@/app/api/endpoint";
import * as api from "@/lib/api/topics";
import { changeTopics } from "@/lib/store/topic-changes";
import { viewTopics } from "@/lib/store/topics";

export const GET = endpoint(api.listTopics, ({ params, query }) =>
  viewTopics(params.id, { questionType: query.type ?? null, search: query.q, shows: query.shows }),
);

export const POST = endpoint(api.changeTopics, async ({ params, body, actor }) => ({
  change: await changeTopics(params.id, body, actor.name),
}));
