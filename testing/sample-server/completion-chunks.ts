import { SAMPLE_MODEL } from "./about";
import type { PlannedAnswer } from "./planned-answer";
import { contentLogprobs, legacyLogprobs, type ScriptedProbability } from "./token-probabilities";

type Tokens = { prompt_tokens: number; completion_tokens: number; total_tokens: number };

/** The fields of a body that tell what was read and written: OpenAI's, or llama.cpp's with `timings` beside. */
export type WireUsage =
  | { usage: Tokens & { prompt_tokens_details: { cached_tokens: number } } }
  | { usage: Tokens; timings: { prompt_n: number; predicted_n: number } };

export function usageOf(answer: PlannedAnswer, cachedTokens: number, hasTimings: boolean): WireUsage {
  const [prompt, completion] = [answer.promptTokens.length, answer.tokens.length + answer.stopTokens];
  const usage = {
    prompt_tokens: prompt,
    completion_tokens: completion,
    total_tokens: prompt + completion,
  };
  return hasTimings
    ? { usage, timings: { prompt_n: prompt - cachedTokens, predicted_n: completion } }
    : { usage: { ...usage, prompt_tokens_details: { cached_tokens: cachedTokens } } };
}

/** Probabilities in one of the two shapes servers use, null where there are none. */
export function wireLogprobs(
  tokens: readonly ScriptedProbability[] | undefined,
  { firstOffset = 0, isContent }: { firstOffset?: number; isContent: boolean },
) {
  if (tokens === undefined) return null;
  return isContent ? contentLogprobs(tokens) : legacyLogprobs(tokens, firstOffset);
}

/** The bodies of one completion in OpenAI's wire shape. */
export function wireShapes(id: string) {
  const head = { id, object: "text_completion", created: Math.floor(Date.now() / 1000), model: SAMPLE_MODEL };
  type Logprobs = ReturnType<typeof wireLogprobs>;
  const choice = (text: string, finishReason: string | null, logprobs: Logprobs = null) => ({
    index: 0,
    text,
    logprobs,
    finish_reason: finishReason,
  });
  return {
    chunk: (text: string, logprobs: Logprobs) => ({ ...head, choices: [choice(text, null, logprobs)] }),
    lastChunk: (finishReason: string, usage: WireUsage | null) => ({
      ...head,
      choices: [choice("", finishReason)],
      ...usage,
    }),
    usageChunk: (usage: WireUsage) => ({ ...head, choices: [], ...usage }),
    whole: (text: string, finishReason: string | null, usage: WireUsage | null, logprobs: Logprobs) => ({
      ...head,
      choices: [choice(text, finishReason, logprobs)],
      ...usage,
    }),
    /** JSON that is no completion. */
    withoutChoices: () => ({ ...head, result: "ok" }),
  };
}

export const SERVER_ERROR = {
  code: 500,
  message: "The sample server failed on purpose.",
  type: "server_error",
};
export const HTML_PAGE = "<!doctype html><title>Welcome</title><h1>This is not an API</h1>";
