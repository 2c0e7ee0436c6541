import { endpoint } from "@/app/api/endpoint";
import * as api from "@/lib/api/topics";
import { undoTopicChange } from "@/lib/store/topic-undo";

export const POST = endpoint(api.undoTopicChange, async ({ params, actor }) => ({
  change: await undoTopicChange(params.id, actor.name),
}));
