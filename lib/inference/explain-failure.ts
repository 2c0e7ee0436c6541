import { APIError } from "openai";
import type { FailureKind } from "@/lib/generation/completion";
import { parseComplaint } from "./complaint";
import type { CompletionReading } from "./completion-reading";
import { diagnoseConnection, errorCode } from "./diagnose-connection";
import type { Exchange } from "./exchange";
import { kindOfComplaint } from "./failure-kind";
import { NotACompletion } from "./mend-answer";

export type Explanation = { kind: FailureKind; message: string; retryAfterMs: number | null };

/**
 * Why there is no completion. `error` is what ended the stream, null where it just ended. Cancelling and timeouts
 * are told apart before this is asked.
 */
export function explainFailure(
  error: unknown,
  exchange: Exchange,
  reading: CompletionReading,
  url: string,
): Explanation {
  const failure = (kind: FailureKind, message: string, retryAfterMs: number | null = null) => ({
    kind,
    message,
    retryAfterMs,
  });

  const refusal = exchange.refusal();
  if (refusal !== null) {
    const message = `The server refused the request (${refusal.status}): ${refusal.message}`;
    return failure(kindOfComplaint(refusal, "status"), message, refusal.retryAfterMs);
  }
  const transportError = exchange.transportError();
  if (transportError instanceof NotACompletion) return failure("malformed", transportError.message);
  if (!exchange.hasAnswered()) {
    const trouble = transportError ?? error;
    const kind = errorCode(trouble) === "ETIMEDOUT" ? "connect_timeout" : "unreachable";
    return failure(kind, diagnoseConnection(trouble, url));
  }

  const complaint =
    reading.complaint ?? (error instanceof APIError ? parseComplaint(error.error, error.message) : null);
  if (complaint !== null) {
    const message = `The server broke off with an error: ${complaint.message}`;
    return failure(kindOfComplaint(complaint, "stream"), message);
  }
  if (error instanceof SyntaxError) {
    return failure("malformed", `The server sent a chunk that is not JSON: ${error.message}`);
  }
  if (error === null && reading.chunks > 0 && reading.chunksWithChoices === 0) {
    return failure("malformed", "The server sent chunks without choices; this is not a completion.");
  }
  const received = reading.chunks === 0 ? "before any text" : `after ${[...reading.text].length} characters`;
  const how = error === null ? "The stream ended without a finish reason" : "The connection broke";
  const code = errorCode(error);
  return failure("cut_stream", `${how} ${received}${code === "" ? "" : ` (${code})`}.`);
}
