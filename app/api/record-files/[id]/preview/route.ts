import { endpoint } from "@/app/api/endpoint";
import * as api from "@/lib/api/record-files";
import { seeUpload } from "@/lib/store/record-files";

export const POST = endpoint(api.previewRecordFile, ({ params, body: { name, ...wanted } }) =>
  seeUpload(params.id, name, wanted),
);
