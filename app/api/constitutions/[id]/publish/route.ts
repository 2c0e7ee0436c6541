import { endpoint } from "@/app/api/endpoint";
import * as api from "@/lib/api/constitutions";
import { publishDraft } from "@/lib/store/constitutions";

export const POST = endpoint(api.publishDraft, ({ params, body, actor }) =>
  publishDraft(params.id, body.revision, body.note, actor.name),
);
