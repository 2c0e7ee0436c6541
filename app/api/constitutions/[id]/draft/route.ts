import { endpoint } from "@/app/api/endpoint";
import * as api from "@/lib/api/constitutions";
import { saveDraft } from "@/lib/store/constitutions";

export const PUT = endpoint(api.saveDraft, ({ params, body, actor }) =>
  saveDraft(params.id, body.revision, body.draft, actor.name),
);
