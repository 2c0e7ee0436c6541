import { endpoint } from "@/app/api/endpoint";
import * as api from "@/lib/api/build-plans";
import { checkManifest } from "@/lib/store/launch-manifest";

export const POST = endpoint(api.checkManifest, ({ body }) => checkManifest(body.text, body.serverIds));
