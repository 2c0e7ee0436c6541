import { endpoint } from "@/app/api/endpoint";
import { exportResponse } from "@/app/api/export-response";
import * as api from "@/lib/api/exports";
import { openExportBytes } from "@/lib/store/export-bytes";
import { openExportLink } from "@/lib/store/export-links";

export const GET = endpoint(api.openExportLink, async ({ params, query, request }) =>
  exportResponse(await openExportBytes(await openExportLink(params.token), query.path), request),
);
