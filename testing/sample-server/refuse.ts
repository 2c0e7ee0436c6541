import type { ServerResponse } from "node:http";
import { sendError } from "./http";
import type { ShareName } from "./settings";

/** Mishaps that take the place of an answer; false for all others. */
export function refuse(res: ServerResponse, mishap: ShareName, retryAfterSeconds: number | null): boolean {
  if (mishap === "rate-limit") {
    sendError(res, 429, "Rate limit reached, on purpose.", {
      type: "rate_limit_error",
      code: "rate_limit_exceeded",
      headers: { "retry-after": String(retryAfterSeconds ?? 1) },
    });
  } else if (mishap === "overload") {
    sendError(res, 503, "The sample server is overloaded, on purpose.", {
      type: "service_unavailable_error",
    });
  } else if (mishap === "reset") res.destroy();
  else return false;
  return true;
}
