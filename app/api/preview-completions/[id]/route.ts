import { endpoint } from "@/app/api/endpoint";
import * as api from "@/lib/api/preview-runs";
import { getPreviewCompletion } from "@/lib/store/preview-views";

export const GET = endpoint(api.getPreviewCompletion, ({ params }) => getPreviewCompletion(params.id));
