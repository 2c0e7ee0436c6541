import { setMaxListeners } from "node:events";
import type { Complete, CompletionFailure } from "@/lib/generation/completion";
import { completionBody } from "@/lib/generation/completion-body";
import { normalizeBaseUrl } from "./base-url";
import { readChunk, startReading } from "./completion-reading";
import { type ModelServer, openExchange } from "./exchange";
import { type Explanation, explainFailure } from "./explain-failure";
import { createHttpFetch, type HttpFetch } from "./http-fetch";
import { createPhaseWatch } from "./phase-watch";
import { DEFAULT_TIMEOUTS, type Timeouts } from "./timeouts";

export type CompleteOptions = {
  timeouts?: Partial<Timeouts>;
  /** Stands in for the network, or listens to it. */
  fetch?: HttpFetch;
  /** Sees each chunk as the server sent it; for those who study a server. May not throw. */
  onChunk?: (chunk: unknown) => void;
  /** False: only the first delta is told, which spares who shows no text a good part of the cost of each token. */
  hasDeltas?: boolean;
};

/**
 * `/v1/completions` of one server, always streamed, so that leaving closes the connection and the server stops
 * computing. One attempt a call: trying again is the caller's decision. Throws `bad_request` for an address that
 * is none; the function returned never throws.
 */
export function createComplete(server: ModelServer, options: CompleteOptions = {}): Complete {
  const timeouts = { ...DEFAULT_TIMEOUTS, ...options.timeouts };
  const address = { ...server, baseUrl: normalizeBaseUrl(server.baseUrl) };
  const hasDeltas = options.hasDeltas ?? true;
  const httpFetch = options.fetch ?? createHttpFetch({ connectMs: timeouts.connectMs, isKeptAlive: true });
  const url = `${address.baseUrl}/completions`;

  return async function* complete(request, signal) {
    const startedAt = performance.now();
    const watch = createPhaseWatch(timeouts);
    const exchange = openExchange(address, timeouts, httpFetch, () => watch.enter("first data"));
    const reading = startReading();
    let firstTokenMs: number | null = null;
    let explanation: Explanation | null = null;
    let hasEnded = false;
    const leave = () => watch.end();
    // One signal commonly stands for all requests of a build; that many listeners are no leak.
    setMaxListeners(0, signal);
    signal.addEventListener("abort", leave, { once: true });
    try {
      signal.throwIfAborted();
      const stream = await exchange.client.completions.create(completionBody(request, address.model), {
        signal: watch.signal,
      });
      const chunks = stream[Symbol.asyncIterator]();
      for (;;) {
        watch.setWaiting(true);
        const next = await chunks.next();
        watch.setWaiting(false);
        hasEnded = next.done === true;
        if (next.done || signal.aborted) break;
        if (reading.chunks === 0) watch.enter("gap");
        options.onChunk?.(next.value);
        const delta = readChunk(reading, next.value);
        if (delta === null) continue;
        const isFirst = firstTokenMs === null;
        firstTokenMs ??= Math.round(performance.now() - startedAt);
        if (hasDeltas || isFirst) yield delta;
      }
      // An aborted stream may end without a word; so may one that was cut.
      if (reading.finishReason === null || reading.complaint)
        explanation = explainFailure(null, exchange, reading, url);
    } catch (error) {
      explanation = explainFailure(error, exchange, reading, url);
      // What matters had arrived: the text was finished, only the farewell is missing.
      if (reading.finishReason !== null && explanation.kind === "cut_stream") explanation = null;
    } finally {
      signal.removeEventListener("abort", leave);
      watch.end(hasEnded);
    }

    const load = exchange.load();
    const timing = { firstTokenMs, totalMs: Math.round(performance.now() - startedAt) };
    const fail = ({ kind, message, retryAfterMs }: Explanation) => {
      const failure: CompletionFailure = {
        kind,
        message,
        retryAfterMs,
        partialText: reading.text,
        timing,
        ...load,
      };
      return { status: "failed" as const, failure };
    };
    if (signal.aborted)
      return fail({ kind: "cancelled", message: "The request was cancelled.", retryAfterMs: null });
    const expired = watch.expired();
    if (expired !== null && reading.finishReason === null) {
      return fail({ kind: expired.kind, message: `${expired.message} (${url})`, retryAfterMs: null });
    }
    if (explanation !== null) return fail(explanation);
    const { text, tokens, finishReason, usage } = reading;
    return {
      status: "completed",
      text,
      tokens,
      finishReason: finishReason ?? "other",
      usage,
      timing,
      ...load,
    };
  };
}
