import type { IncomingMessage, ServerResponse } from "node:http";
import type { Address } from "./address";
import type { Arrivals } from "./arrivals";
import { sendError, sendJson } from "./http";

/** Turns a request away as the settings wish; false where it may come in. */
export function turnAway(
  address: Address,
  arrivals: Arrivals,
  req: IncomingMessage,
  res: ServerResponse,
): boolean {
  const { path, settings } = address;
  const { flags, key } = settings;
  if (path === "/v1/completions" && arrivals.isOverrun(address)) req.socket.resetAndDestroy();
  else if (path !== "/" && arrivals.isLoading(address)) {
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
