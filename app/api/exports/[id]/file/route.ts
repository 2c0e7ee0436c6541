import { createHash } from "node:crypto";
import { endpoint } from "@/app/api/endpoint";
import { fileResponse } from "@/app/api/file-response";
import * as api from "@/lib/api/exports";
import { exportFormats } from "@/lib/exports/export-record";
import { exportLines } from "@/lib/store/export-lines";
import { getExport } from "@/lib/store/exports";

export const GET = endpoint(api.downloadExport, async ({ params }) => {
  const wanted = await getExport(params.id);
  const format = exportFormats[wanted.format];
  const chunks = exportLines(wanted, createHash("sha256"));
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      const next = await chunks.next();
      if (next.done) controller.close();
      else controller.enqueue(next.value);
    },
    async cancel() {
      await chunks.return(undefined);
    },
  });
  return fileResponse(body, {
    name: `${wanted.datasetName}.${format.extension}`,
    contentType: format.contentType,
  });
});
