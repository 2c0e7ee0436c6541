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
// The build waits for its server: that nobody answers is not the item's fault.
const UNTIL_IT_IS_THERE = { maxAttempts: null, baseDelayMs: 4_000 };

const retryRules: Record<FailureKind, RetryRule> = {
  unreachable: { title: "server not reachable", ...UNTIL_IT_IS_THERE },
  connect_timeout: { title: "no connection in time", ...UNTIL_IT_IS_THERE },
  loading: { title: "server still loading its model", ...UNTIL_IT_IS_THERE },
  rate_limited: { title: "429, too many requests", ...FIVE_TIMES },
  overloaded: { title: "server overloaded", ...FIVE_TIMES },
  // Some servers answer 500 to a client's mistake, which no number of attempts mends.
  server_error: { title: "500, server error", maxAttempts: 3, baseDelayMs: 500 },
  bad_request: { title: "request refused by the server", ...NEVER },
  too_long: { title: "prompt does not fit the window", ...NEVER },
  // The same prompt would be cut again, and an answer to half of it belongs in no dataset.
  prompt_cut: { title: "prompt cut by the server", ...NEVER },
  unauthorized: { title: "API key refused", ...NEVER },
  first_token_timeout: { title: "no first token in time", ...FIVE_TIMES },
  gap_timeout: { title: "stream fell silent", ...FIVE_TIMES },
  // Dear, and the same seed may well write as much again.
  total_timeout: { title: "completion took too long", maxAttempts: 2, baseDelayMs: 500 },
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

/** Whether a failure means that the server is not there at the moment: the build waits, and no attempt is counted. */
export function isServerAway(kind: FailureKind): boolean {
  return retryRules[kind].maxAttempts === null;
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
