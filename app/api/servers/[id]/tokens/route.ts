import { endpoint } from "@/app/api/endpoint";
import * as api from "@/lib/api/servers";
import { countTokens } from "@/lib/inference/tokenize";
import { getServerAccess } from "@/lib/store/servers";

export const POST = endpoint(api.countServerTokens, async ({ params, body }) => ({
  counts: await countTokens(await getServerAccess(params.id), body.texts),
}));
