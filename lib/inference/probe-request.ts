import type { CompletionOutcome, CompletionRequest } from "@/lib/generation/completion";
import { createComplete } from "./complete";
import type { ModelServer } from "./exchange";
import type { HttpFetch } from "./http-fetch";

/** How a probe asks for a completion: the road every completion takes, within `limitMs`. */
export type AskCompletion = (
  request: Pick<CompletionRequest, "prompt" | "logprobs"> & {
    maxTokens: number;
    temperature: number;
    seed: number;
  },
  options?: { limitMs?: number; onChunk?: (chunk: unknown) => void },
) => Promise<CompletionOutcome>;

export function createAskCompletion(
  server: ModelServer,
  httpFetch: HttpFetch,
  stepMs: number,
): AskCompletion {
  return async ({ maxTokens, temperature, ...asked }, { limitMs = stepMs, onChunk } = {}) => {
    const timeouts = { firstDataMs: limitMs, gapMs: limitMs, totalMs: limitMs };
    const complete = createComplete(server, { timeouts, fetch: httpFetch, onChunk });
    const request = { ...asked, stop: [], sampling: { temperature, topP: 1, maxTokens } };
    const stream = complete(request, new AbortController().signal);
    let next = await stream.next();
    while (!next.done) next = await stream.next();
    return next.value;
  };
}
