import { endpoint } from "@/app/api/endpoint";
import * as api from "@/lib/api/reproduce";
import { completionBody } from "@/lib/generation/completion-body";
import { findServerToAsk, getRecordRequest } from "@/lib/store/record-request";

export const GET = endpoint(api.getRecordRequest, async ({ params }) => {
  const { sent, preset, server } = await getRecordRequest(params.id);
  const now = await findServerToAsk(server);
  return {
    body: JSON.stringify(completionBody(sent, server.model)),
    preset,
    server,
    serverNow: now === null ? null : { ...now.identity, hasKey: now.access.apiKey !== null },
  };
});
