import { endpoint } from "@/app/api/endpoint";
import { fileResponse } from "@/app/api/file-response";
import * as api from "@/lib/api/templates";
import { getTemplateVersion } from "@/lib/store/template-views";
import { getTemplate } from "@/lib/store/templates";

export const GET = endpoint(api.downloadTemplate, async ({ params, query }) => {
  const { role, name, draft } = await getTemplate(params.id);
  const { version } = query;
  const text = version === undefined ? draft : (await getTemplateVersion(params.id, version)).text;
  const mark = version === undefined ? "draft" : `v${version}`;
  return fileResponse(text, {
    name: `${role}-${name}-${mark}.txt`,
    contentType: "text/plain; charset=utf-8",
  });
});
