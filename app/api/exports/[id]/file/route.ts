import { endpoint } from "@/app/api/endpoint";
import { exportResponse } from "@/app/api/export-response";
import * as api from "@/lib/api/exports";
import { openExportBytes } from "@/lib/store/export-bytes";
import { deleteExportFiles } from "@/lib/store/exports";

export const GET = endpoint(api.downloadExport, async ({ params, query, request }) =>
  exportResponse(await openExportBytes(params.id, query.path), request),
);

export const DELETE = endpoint(api.deleteExportFiles, ({ params, actor }) =>
  deleteExportFiles(params.id, actor.name),
);
