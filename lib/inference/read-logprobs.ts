import type { TokenProbability } from "@/lib/generation/completion";

/** `legacy`: the parallel lists of OpenAI's completions, vLLM and SGLang. `content`: the chat API's list, llama.cpp's. */
export type LogprobsShape = "legacy" | "content";

/**
 * The tokens of one chunk, out of the `logprobs` of its choice; null where it holds none of either shape. What is
 * not a token with a finite number is left out: the first token of a prompt has no probability, some send ids for
 * texts.
 */
export function readLogprobs(logprobs: unknown): { shape: LogprobsShape; tokens: TokenProbability[] } | null {
  if (!isObject(logprobs)) return null;
  if (Array.isArray(logprobs.content)) {
    return { shape: "content", tokens: logprobs.content.flatMap((entry: unknown) => contentToken(entry)) };
  }
  const { tokens, token_logprobs: numbers, top_logprobs: tops } = logprobs;
  if (!Array.isArray(tokens) || !Array.isArray(numbers)) return null;
  // Offsets say nothing that the texts do not, and SGLang sends none that hold.
  const read = tokens.flatMap((text: unknown, at) => {
    const logprob: unknown = numbers[at];
    if (typeof text !== "string" || !isFiniteNumber(logprob)) return [];
    return [{ text, logprob, top: legacyTop(Array.isArray(tops) ? tops[at] : null) }];
  });
  return { shape: "legacy", tokens: read };
}

function contentToken(entry: unknown): TokenProbability[] {
  const own = likelyToken(entry);
  if (own === null || !isObject(entry)) return [];
  const others: unknown[] = Array.isArray(entry.top_logprobs) ? entry.top_logprobs : [];
  return [{ ...own, top: bestFirst(others.map(likelyToken).filter((token) => token !== null)) }];
}

function likelyToken(entry: unknown): { text: string; logprob: number } | null {
  if (!isObject(entry) || typeof entry.token !== "string" || !isFiniteNumber(entry.logprob)) return null;
  return { text: entry.token, logprob: entry.logprob };
}

/** `{" river": -0.4, …}`. */
function legacyTop(top: unknown): TokenProbability["top"] {
  if (!isObject(top)) return [];
  return bestFirst(
    Object.entries(top).flatMap(([text, logprob]) => (isFiniteNumber(logprob) ? [{ text, logprob }] : [])),
  );
}

const bestFirst = (top: TokenProbability["top"]) => top.toSorted((a, b) => b.logprob - a.logprob);
const isFiniteNumber = (value: unknown): value is number => Number.isFinite(value);

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
