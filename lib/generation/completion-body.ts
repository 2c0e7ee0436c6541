import type { CompletionRequest } from "./completion";

/** The JSON object of one `/v1/completions` request, field by field as it is sent. */
export type CompletionBody = {
  model: string;
  prompt: string;
  stop?: string[];
  max_tokens: number;
  temperature: number;
  top_p: number;
  seed: number;
  logprobs?: number;
  stream: true;
  stream_options: { include_usage: true };
};

/**
 * What is sent for a request: the only place where it is put together, so that a page can show the bytes that go
 * out. `JSON.stringify` of it is the body.
 */
export function completionBody(request: CompletionRequest, model: string): CompletionBody {
  const { prompt, stop, sampling, seed, logprobs } = request;
  return {
    model,
    prompt,
    // An empty list is refused by some servers.
    ...(stop.length > 0 ? { stop } : {}),
    // Always explicit: where it is missing, servers take 16, 32 or no limit at all.
    max_tokens: sampling.maxTokens,
    temperature: sampling.temperature,
    top_p: sampling.topP,
    seed,
    ...(logprobs === undefined ? {} : { logprobs }),
    stream: true,
    stream_options: { include_usage: true },
  };
}
