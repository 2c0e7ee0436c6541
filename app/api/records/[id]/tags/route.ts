import { endpoint } from "@/app/api/endpoint";
import * as api from "@/lib/api/record-edits";
import { setRecordTags } from "@/lib/store/record-tags";

export const PUT = endpoint(api.setRecordTags, async ({ params, body }) => ({
  tags: await setRecordTags(params.id, body.tags),
}));
