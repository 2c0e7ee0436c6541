import { endpoint } from "@/app/api/endpoint";
import * as api from "@/lib/api/exports";
import { exportFormats } from "@/lib/exports/export-record";
import { countRecords, streamRecords } from "@/lib/store/records";

const LINES = 5;

export const POST = endpoint(api.previewExport, async ({ params, body }) => {
  const { formatRecord } = exportFormats[body.format];
  const lines: string[] = [];
  for await (const record of streamRecords(params.id, body.filters, { pageSize: LINES })) {
    lines.push(formatRecord(record));
    if (lines.length === LINES) break;
  }
  return { lines, matching: await countRecords(params.id, body.filters) };
});
