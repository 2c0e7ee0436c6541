import { endpoint } from "@/app/api/endpoint";
import * as api from "@/lib/api/record-files";
import { takeInRecordFile } from "@/lib/store/record-files";

export const POST = endpoint(api.uploadRecordFile, ({ query, request }) =>
  takeInRecordFile(query.name, request.body),
);
