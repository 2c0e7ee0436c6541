import { endpoint } from "@/app/api/endpoint";
import * as api from "@/lib/api/constitutions";
import { getDraftRevision, saveDraft } from "@/lib/store/constitutions";

export const GET = endpoint(api.getDraftRevision, ({ params }) => getDraftRevision(params.id));

export const PUT = endpoint(api.saveDraft, ({ params, body, actor }) =>
  saveDraft(params.id, body.revision, body.draft, actor.name),
);
