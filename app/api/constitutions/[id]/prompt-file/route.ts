import { endpoint } from "@/app/api/endpoint";
import { fileResponse } from "@/app/api/file-response";
import * as api from "@/lib/api/constitutions";
import { renderPromptFile } from "@/lib/constitutions/render-prompt-file";
import { getConstitution, getVersion } from "@/lib/store/constitutions";

export const GET = endpoint(api.downloadPromptFile, async ({ params, query }) => {
  const { version } = query;
  const body =
    version === undefined
      ? (await getConstitution(params.id)).draft
      : (await getVersion(params.id, version)).body;
  const mark = version === undefined ? "draft" : `v${version}`;
  return fileResponse(renderPromptFile(body), {
    name: `${body.name}-${mark}.txt`,
    contentType: "text/plain; charset=utf-8",
  });
});
