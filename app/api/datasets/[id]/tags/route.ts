import { endpoint } from "@/app/api/endpoint";
import * as api from "@/lib/api/record-edits";
import { listDatasetTags } from "@/lib/store/record-tags";

export const GET = endpoint(api.listDatasetTags, async ({ params }) => ({
  tags: await listDatasetTags(params.id),
}));
