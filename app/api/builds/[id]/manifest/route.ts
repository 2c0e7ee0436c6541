import { endpoint } from "@/app/api/endpoint";
import { fileResponse } from "@/app/api/file-response";
import * as api from "@/lib/api/build-plans";
import { exportManifest } from "@/lib/store/manifest-files";

export const GET = endpoint(api.downloadManifest, async ({ params }) => {
  const { name, text } = await exportManifest(params.id);
  return fileResponse(text, { name, contentType: "application/json; charset=utf-8" });
});
