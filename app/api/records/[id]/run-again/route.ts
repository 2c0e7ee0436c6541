import { endpoint } from "@/app/api/endpoint";
import * as api from "@/lib/api/reproduce";
import { streamSecondRun } from "./stream-second-run";

export const POST = endpoint(api.runRecordAgain, ({ params, body, request }) =>
  streamSecondRun(params.id, body.serverId ?? null, request.signal),
);
