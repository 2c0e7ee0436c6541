import { endpoint } from "@/app/api/endpoint";
import * as api from "@/lib/api/exports";
import { previewExport } from "@/lib/store/preview-export";

export const POST = endpoint(api.previewExport, ({ params, body }) => previewExport(params.id, body.wish));
