import { endpoint } from "@/app/api/endpoint";
import * as api from "@/lib/api/preview-runs";
import { getPreviewRun } from "@/lib/store/preview-views";

export const GET = endpoint(api.getPreviewRun, ({ params }) => getPreviewRun(params.id));
