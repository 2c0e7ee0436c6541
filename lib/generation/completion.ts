import { z } from "zod";
import type { FinishReason } from "@/lib/steps/finish-reason";

/** Sampling settings as sent to the server. Zero is a wish, not an absence. */
export const samplingSchema = z.object({
  temperature: z.number().min(0).max(2),
  topP: z.number().gt(0).max(1),
  maxTokens: z.int().min(1).max(32_768),
});
export type Sampling = z.infer<typeof samplingSchema>;

/** One plain `/v1/completions` request, independent of any server's spelling. */
export type CompletionRequest = {
  prompt: string;
  stop: string[];
  sampling: Sampling;
  /** Best effort: a seeded sample can flip with what else the server batches. */
  seed: number;
  /** How many likely tokens to name at each place, 0 to 5; absent: no probabilities are asked for. */
  logprobs?: number;
};

const likelyTokenSchema = z.object({ text: z.string(), logprob: z.number() });

/**
 * One token of a completion: how likely it was (natural logarithm), and the likeliest at its place, best first. The
 * texts of all tokens, joined, are the completion and perhaps a stop string. A text may be "": llama.cpp withholds
 * what could become a stop string, and sends it with the token that shows it is none.
 */
export const tokenProbabilitySchema = likelyTokenSchema.extend({ top: z.array(likelyTokenSchema) });
export type TokenProbability = z.infer<typeof tokenProbabilitySchema>;

export type Usage = {
  promptTokens: number | null;
  completionTokens: number | null;
  cachedTokens: number | null;
};

/** Milliseconds since the request was sent. */
export type Timing = { firstTokenMs: number | null; totalMs: number };

/**
 * Why an attempt failed. The kind decides whether it is tried again (lib/builds/retry.ts); it is never guessed
 * from an HTTP status alone: some servers answer 500 to a mistake of the client.
 */
export const failureKindSchema = z.enum([
  "unreachable", // no connection: DNS, refused, TLS, reset before any answer
  "connect_timeout", // nobody took the connection in time
  "loading", // there, and still loading its model
  "rate_limited", // 429
  "overloaded", // 502, 503, 504: busy
  "server_error", // other 5xx
  "bad_request", // the server will never accept this request
  "too_long", // prompt and completion do not fit the window; said by the server, or found before sending
  "prompt_cut", // answered, but the server read fewer tokens than were sent
  "unauthorized", // 401, 403
  "first_token_timeout", // connected, perhaps with headers, then no data
  "gap_timeout", // silence in the middle of a completion
  "total_timeout", // longer in all than a completion may take
  "timeout", // 408; and what earlier releases stored for all four
  "cut_stream", // the stream ended without a finish reason
  "stream_error", // an error inside a 200 stream
  "malformed", // an answer that is not a completion
  "cancelled", // we left
]);
export type FailureKind = z.infer<typeof failureKindSchema>;

/** What a server says is left of a limit of its own, and in how many milliseconds it is whole again. */
export type RateLeft = { remaining: number; resetMs: number };
/** Null where it says nothing of it. */
export type RateLimit = { requests: RateLeft | null; tokens: RateLeft | null };

export type CompletionFailure = {
  kind: FailureKind;
  message: string;
  /** What the server asked for by `Retry-After`, null where it did not. */
  retryAfterMs: number | null;
  /** Text received before the failure; kept for the person, never for a record. */
  partialText: string;
  timing: Timing;
  /** Absent where the server named none. */
  rateLimit?: RateLimit;
  /** Of `unreachable`: a connection stood, or nearly so, and was closed before any answer. */
  wasReset?: true;
};

export type CompletionOutcome =
  | {
      status: "completed";
      text: string;
      /** Null where the server sent none. A stop string is trimmed from the text, its tokens may be listed. */
      tokens: TokenProbability[] | null;
      finishReason: FinishReason;
      usage: Usage;
      timing: Timing;
      /** Absent where the server named none. */
      rateLimit?: RateLimit;
    }
  | { status: "failed"; failure: CompletionFailure };

/** Text as it arrives, with its tokens where probabilities were asked for and came. */
export type CompletionDelta = { text: string; tokens?: TokenProbability[] };

/**
 * How a pure room is given a model server: deltas as they arrive, then the outcome as the generator's return
 * value. Never throws; an aborted `signal` ends in a failure of kind `cancelled`.
 */
export type Complete = (
  request: CompletionRequest,
  signal: AbortSignal,
) => AsyncGenerator<CompletionDelta, CompletionOutcome, void>;
