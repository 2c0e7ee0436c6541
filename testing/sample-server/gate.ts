import type { IncomingMessage, ServerResponse } from "node:http";
import type { Address } from "./address";
import { sendError, sendJson } from "./http";

/** Turns a request away as the settings wish; false where it may come in. */
export function turnAway({ path, settings }: Address, req: IncomingMessage, res: ServerResponse): boolean {
  const { flags, key } = settings;
  if (flags.has("loading") && path !== "/") {
    sendJson(res, 503, { error: { code: 503, message: "Loading model", type: "unavailable_error" } });
  } else if (flags.has("unauthorized") && path.startsWith("/v1/")) {
    sendError(res, 401, "No API key is good enough, on purpose.", { code: "invalid_api_key" });
  } else if (key !== null && path.startsWith("/v1/") && req.headers.authorization !== `Bearer ${key}`) {
    sendError(res, 401, "Incorrect API key provided.", { code: "invalid_api_key" });
  } else if (flags.has("not-found") && path === "/v1/completions") {
    sendError(res, 404, "Not Found", { type: "NotFoundError" });
  } else return false;
  return true;
}
