import { endpoint } from "@/app/api/endpoint";
import * as api from "@/lib/api/servers";
import { probeServer } from "@/lib/inference/probe";

export const POST = endpoint(api.testAddress, async ({ body }) => ({
  probe: await probeServer({ baseUrl: body.baseUrl, apiKey: body.apiKey ?? null, model: body.model }),
}));
