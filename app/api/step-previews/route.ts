import { endpoint } from "@/app/api/endpoint";
import * as api from "@/lib/api/step-previews";
import { streamStepPreview } from "./stream-step-preview";

export const POST = endpoint(api.previewStep, ({ body, request }) => streamStepPreview(body, request.signal));
