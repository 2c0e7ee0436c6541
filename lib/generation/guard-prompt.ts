import type { Complete, CompletionFailure, CompletionOutcome } from "./completion";
import { COUNT_TOLERANCE_TOKENS, isPromptCut, promptCutSentence, windowSentence } from "./prompt-fit";

/** What is known of a server's window and tokenizer; asked anew for each prompt, for a server may be tested again. */
export type PromptGauge = {
  /** Null where the server does not say. */
  windowTokens: () => Promise<number | null>;
  /** The tokens of a text inside a prompt by the server's own tokenizer; null where it has none, or does not answer. */
  count: (text: string) => Promise<number | null>;
};

/** Half a minute, so that a server too busy to count is not asked again for each item. */
const UNCOUNTED_MS = 30_000;

/**
 * The same completions, but none to a prompt that does not fit. Servers cut what is too long without a word and
 * answer all the same, most often to a prompt without its principles, so what they say they read is compared with
 * what was sent. A prompt that cannot fit is not sent at all (`too_long`), an answer to a part of one is a failure
 * (`prompt_cut`).
 *
 * The prompts of a build begin alike, so that beginning is counted once; no tokenizer makes more tokens than bytes
 * of the rest. Only a prompt that might not fit by this bound, or an answer that looks as if it were cut, is
 * counted by itself.
 */
export function guardPrompt(complete: Complete, gauge: PromptGauge): Complete {
  const countBeginning = createBeginningCount(gauge.count);
  return async function* guarded(request, signal) {
    const { prompt, sampling } = request;
    const window = await gauge.windowTokens();
    const room = sampling.maxTokens;
    const bounds = await countBeginning(prompt);
    const mayExceed = window !== null && bounds !== null && bounds.most + room > window;
    let sentTokens = mayExceed ? await gauge.count(prompt) : null;
    if (window !== null && sentTokens !== null && sentTokens + room > window) {
      return failed("too_long", `Not sent: ${lowerFirst(windowSentence(sentTokens, room, window))}`);
    }
    const outcome = yield* complete(request, signal);
    if (outcome.status === "failed" || bounds === null) return outcome;
    const readTokens = outcome.usage.promptTokens;
    if (readTokens === null) return outcome;
    if (readTokens < bounds.least) sentTokens ??= await gauge.count(prompt);
    if (sentTokens === null || !isPromptCut({ sentTokens, readTokens })) return outcome;
    return failed("prompt_cut", promptCutSentence(sentTokens, readTokens), outcome);
  };
}

type Beginning = { text: string; bytes: number; counting: Promise<number | null>; countedAt: number };

/**
 * Bounds of the tokens of prompts that begin alike: the common beginning is found from the prompts themselves and
 * counted once. Null where it could not be counted.
 */
function createBeginningCount(count: PromptGauge["count"]) {
  const begin = (text: string): Beginning => ({
    text,
    bytes: byteLength(text),
    counting: count(text),
    countedAt: performance.now(),
  });
  let common: Beginning | null = null;
  return async (prompt: string) => {
    if (common === null) common = begin(prompt);
    else if (!prompt.startsWith(common.text)) common = begin(commonLines(common.text, prompt));
    const known = common;
    const tokens = await known.counting;
    if (tokens === null) {
      // Whoever comes later tries again; nobody waits for it now.
      if (performance.now() - known.countedAt > UNCOUNTED_MS) Object.assign(known, begin(known.text));
      return null;
    }
    const rest = byteLength(prompt) - known.bytes;
    return {
      most: tokens + rest + COUNT_TOLERANCE_TOKENS,
      // Words of eight letters a token are rare; that it is a little high only costs a count.
      least: tokens + Math.floor(rest / 8),
    };
  };
}

/** What two prompts begin with alike, to the end of a line: inside of one, tokens may merge with what follows. */
function commonLines(one: string, other: string): string {
  let length = 0;
  let end = 0;
  while (length < one.length && one.charCodeAt(length) === other.charCodeAt(length)) {
    length += 1;
    if (one[length - 1] === "\n") end = length;
  }
  return one.slice(0, end);
}

function failed(
  kind: CompletionFailure["kind"],
  message: string,
  answered?: Extract<CompletionOutcome, { status: "completed" }>,
): CompletionOutcome {
  const { text = "", timing = { firstTokenMs: null, totalMs: 0 } } = answered ?? {};
  return { status: "failed", failure: { kind, message, retryAfterMs: null, partialText: text, timing } };
}

const lowerFirst = (sentence: string) => sentence.charAt(0).toLowerCase() + sentence.slice(1);
const byteLength = (text: string) => new TextEncoder().encode(text).length;
