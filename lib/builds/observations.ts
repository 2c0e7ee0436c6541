import type { CompletionFailure, FailureKind, RateLimit, Timing } from "@/lib/generation/completion";

/** How one request ended, as far as it says something about the server's load. */
export type RequestEnd = {
  /** `completed`, or why not. */
  kind: "completed" | FailureKind;
  message: string;
  firstTokenMs: number | null;
  retryAfterMs: number | null;
  rateLimit: RateLimit | null;
  /** The connection was closed before any answer. */
  wasReset: boolean;
};

/** What a process saw of a server between two exchanges. */
export type Observations = {
  /** Requests that the server took and worked on, whatever came of them. */
  answered: number;
  rateLimited: number;
  overloaded: number;
  resets: number;
  /** For how long the newest of those refused was out, in milliseconds; null where none was. */
  refusedAgeMs: number | null;
  /** The fewest that this process had in flight beside one that was refused; null where none was. */
  refusedInFlight: number | null;
  /** The longest `Retry-After`, from now. */
  retryAfterMs: number | null;
  firstTokensMs: number[];
  /** The last that the server said of its own limits. */
  rateLimit: RateLimit | null;
};

/** Enough for a median; a fast server ends thousands between two exchanges. */
const MOST_FIRST_TOKENS = 64;

export function noObservations(): Observations {
  return {
    answered: 0,
    rateLimited: 0,
    overloaded: 0,
    resets: 0,
    refusedAgeMs: null,
    refusedInFlight: null,
    retryAfterMs: null,
    firstTokensMs: [],
    rateLimit: null,
  };
}

/** Whether the server sent the request away for its load. */
export function isRefused(end: RequestEnd): boolean {
  return end.kind === "rate_limited" || end.kind === "overloaded" || end.wasReset;
}

/**
 * Notes one more end of a request that was out for `ageMs`, beside `inFlight` others of this process; those that say
 * nothing of the load change nothing.
 */
export function observe(
  seen: Observations,
  end: RequestEnd,
  { ageMs, inFlight }: { ageMs: number; inFlight: number },
): void {
  if (end.rateLimit !== null) seen.rateLimit = end.rateLimit;
  if (isRefused(end)) {
    if (end.wasReset) seen.resets += 1;
    else if (end.kind === "rate_limited") seen.rateLimited += 1;
    else seen.overloaded += 1;
    seen.refusedAgeMs = Math.min(seen.refusedAgeMs ?? ageMs, ageMs);
    seen.refusedInFlight = Math.min(seen.refusedInFlight ?? inFlight, inFlight);
    if (end.retryAfterMs !== null) seen.retryAfterMs = Math.max(seen.retryAfterMs ?? 0, end.retryAfterMs);
    return;
  }
  const hasWorked = end.kind === "completed" || end.kind === "malformed" || end.firstTokenMs !== null;
  if (!hasWorked) return;
  seen.answered += 1;
  if (end.firstTokenMs === null) return;
  if (seen.firstTokensMs.length < MOST_FIRST_TOKENS) seen.firstTokensMs.push(end.firstTokenMs);
  else seen.firstTokensMs[seen.answered % MOST_FIRST_TOKENS] = end.firstTokenMs;
}

/** Puts back what could not be handed in. */
export function addObservations(seen: Observations, earlier: Observations): void {
  seen.answered += earlier.answered;
  seen.rateLimited += earlier.rateLimited;
  seen.overloaded += earlier.overloaded;
  seen.resets += earlier.resets;
  seen.refusedAgeMs ??= earlier.refusedAgeMs;
  seen.refusedInFlight ??= earlier.refusedInFlight;
  seen.retryAfterMs ??= earlier.retryAfterMs;
  seen.rateLimit ??= earlier.rateLimit;
  seen.firstTokensMs = [...earlier.firstTokensMs, ...seen.firstTokensMs].slice(-MOST_FIRST_TOKENS);
}

type Ended =
  | { status: "completed"; timing: Timing; rateLimit?: RateLimit }
  | { status: "failed"; failure: CompletionFailure };

/** What an outcome, or what was made of it, says of the server. */
export function requestEnd(outcome: Ended): RequestEnd {
  if (outcome.status === "completed") {
    const { firstTokenMs } = outcome.timing;
    const rateLimit = outcome.rateLimit ?? null;
    return { kind: "completed", message: "", firstTokenMs, retryAfterMs: null, rateLimit, wasReset: false };
  }
  const { kind, message, retryAfterMs, timing, rateLimit = null, wasReset = false } = outcome.failure;
  return { kind, message, firstTokenMs: timing.firstTokenMs, retryAfterMs, rateLimit, wasReset };
}
