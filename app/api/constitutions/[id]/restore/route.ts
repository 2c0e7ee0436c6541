import { endpoint } from "@/app/api/endpoint";
import * as api from "@/lib/api/constitutions";
import { restoreVersion } from "@/lib/store/constitutions";

export const POST = endpoint(api.restoreVersion, ({ params, body, actor }) =>
  restoreVersion(params.id, body.revision, body.version, actor.name),
);
