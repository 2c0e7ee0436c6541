import { endpoint } from "@/app/api/endpoint";
import * as api from "@/lib/api/preview";
import { streamPreview } from "./stream-preview";

export const POST = endpoint(api.runPreview, ({ body, actor, request }) =>
  streamPreview(body, actor.name, request.signal),
);
