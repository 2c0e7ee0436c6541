import type { CompletionFailure, FailureKind } from "@/lib/generation/completion";

export type RetryDecision = { action: "retry"; delayMs: number; isCounted: boolean } | { action: "give_up" };

type RetryRule = {
  /** In a person's words, for a list of what went wrong. */
  title: string;
  /** How many counted attempts an item may make in all; null where attempts are not counted. */
  maxAttempts: number | null;
  /** Longest first delay; doubles with each counted attempt. */
  baseDelayMs: number;
};

const NEVER = { maxAttempts: 1, baseDelayMs: 0 };
const FIVE_TIMES = { maxAttempts: 5, baseDelayMs: 500 };

const retryRules: Record<FailureKind, RetryRule> = {
  // The build waits for its server: that nobody answered is not the item's fault.
  unreachable: { title: "server not reachable", maxAttempts: null, baseDelayMs: 4_000 },
  rate_limited: { title: "429, too many requests", ...FIVE_TIMES },
  overloaded: { title: "server overloaded or still loading", ...FIVE_TIMES },
  // Some servers answer 500 to a client's mistake, which no number of attempts mends.
  server_error: { title: "500, server error", maxAttempts: 3, baseDelayMs: 500 },
  bad_request: { title: "request refused by the server", ...NEVER },
  unauthorized: { title: "API key refused", ...NEVER },
  timeout: { title: "no answer in time", ...FIVE_TIMES },
  cut_stream: { title: "cut stream", ...FIVE_TIMES },
  stream_error: { title: "error inside the stream", ...FIVE_TIMES },
  malformed: { title: "answer is not a completion", ...FIVE_TIMES },
  cancelled: { title: "cancelled", ...NEVER },
};

const MAX_BACKOFF_MS = 30_000;
const MAX_RETRY_AFTER_MS = 300_000;

export function failureTitle(kind: FailureKind): string {
  return retryRules[kind].title;
}

/**
 * What to do with an item after a failed attempt: exponential back-off with full jitter, never sooner than the
 * server asked by `Retry-After` (believed up to five minutes).
 *
 * `attemptsUsed`: counted attempts of this item that failed *before* this one. When the decision is a retry
 * with `isCounted`, one more is used up. `random`: in [0, 1).
 */
export function decideRetry(failure: CompletionFailure, attemptsUsed: number, random: number): RetryDecision {
  const { maxAttempts, baseDelayMs } = retryRules[failure.kind];
  if (maxAttempts !== null && attemptsUsed + 1 >= maxAttempts) return { action: "give_up" };
  const backoffMs = Math.round(random * Math.min(MAX_BACKOFF_MS, baseDelayMs * 2 ** attemptsUsed));
  const askedMs = Math.min(MAX_RETRY_AFTER_MS, failure.retryAfterMs ?? 0);
  return { action: "retry", delayMs: Math.max(backoffMs, askedMs), isCounted: maxAttempts !== null };
}
