import { endpoint } from "@/app/api/endpoint";
import * as api from "@/lib/api/build-plans";
import { launchFromManifest } from "@/lib/store/launch-manifest";

export const POST = endpoint(api.startFromManifest, ({ body: { text, ...body }, actor }) =>
  launchFromManifest(text, { ...body, actor: actor.name }),
);
