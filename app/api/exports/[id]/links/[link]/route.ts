import { endpoint } from "@/app/api/endpoint";
import * as api from "@/lib/api/exports";
import { revokeExportLink } from "@/lib/store/export-links";

export const DELETE = endpoint(api.revokeExportLink, async ({ params }) => {
  await revokeExportLink(params.id, params.link);
  return {};
});
