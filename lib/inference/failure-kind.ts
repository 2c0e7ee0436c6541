import type { FailureKind } from "@/lib/generation/completion";
import type { Complaint } from "./complaint";

const LOADING =
  /\bloading (?:the )?model\b|\bmodel (?:\S+ )?is (?:(?:still |currently )?loading|being loaded)\b/i;
const BUSY = /overloaded|queue is full|unavailable_error|service_?unavailable/i;
const RATE = /rate[_ ]?limit|too many requests/i;
// An account without money is refused with 429, but waiting does not help.
const NO_QUOTA = /insufficient_quota|billing/i;
const CLIENT_TYPES =
  /^(?:invalid_request_error|not_supported_error|BadRequestError|NotFoundError|validation|model_not_found)$/;
// How each server says that a prompt, or a prompt and its completion, does not fit.
const TOO_LONG =
  /context_length_exceeded|exceed_context_size|exceeds? the available context|context shift is disabled|(?:maximum|max|model'?s) (?:context|model) length|maximum input length|longer than the model's context|must have less than \d+ tokens|`inputs` tokens \+ `max_new_tokens`|prompt (?:is )?too (?:long|big)/i;
// llama.cpp reports the client's own mistakes as 500; these are its words for them.
const CLIENT_WORDS =
  /"\w+" is required|only one completion choice|only no echo|unsupported param|\[json\.exception|response_format/i;

/**
 * The kind of failure behind a refusal, from what the server said first and the status second: statuses lie about
 * blame (client mistakes as 500, "overloaded" as an event inside a 200 stream).
 */
export function kindOfComplaint(complaint: Complaint, place: "status" | "stream"): FailureKind {
  const { status, type, code, message } = complaint;
  const said = [type, code, message].filter((part) => part !== null).join(" ");
  if (NO_QUOTA.test(`${type} ${code}`)) return "unauthorized";
  if (status === 429 || (place === "stream" && RATE.test(said))) return "rate_limited";
  if (status === 401 || status === 403) return "unauthorized";
  // With any other status it was tried and failed, which no waiting mends.
  if (status === 503 && LOADING.test(said)) return "loading";
  if (TOO_LONG.test(said)) return "too_long";
  if (BUSY.test(said) || [502, 503, 504, 529].includes(status ?? 0)) return "overloaded";
  if (status === 408) return "timeout";
  if (CLIENT_TYPES.test(type ?? "") || CLIENT_TYPES.test(code ?? "") || CLIENT_WORDS.test(message)) {
    return "bad_request";
  }
  // 424 is TGI's "generation failed", 409 and 425 ask to try again, 501 never will work.
  const isServersFault =
    status === null || [409, 424, 425].includes(status) || (status >= 500 && status !== 501);
  if (!isServersFault) return "bad_request";
  return place === "stream" ? "stream_error" : "server_error";
}
