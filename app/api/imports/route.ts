import { endpoint } from "@/app/api/endpoint";
import * as api from "@/lib/api/imports";
import { importFiles } from "@/lib/store/imports";

export const POST = endpoint(api.importFiles, async ({ body, actor }) => ({
  results: await importFiles({ ...body, hasPreview: true, actor: actor.name }),
}));
