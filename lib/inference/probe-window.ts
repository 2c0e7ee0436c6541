import type { WindowProbe } from "@/lib/generation/server-probe";
import type { AskCompletion } from "./probe-request";

/** A longer prompt costs more than it is worth to know. */
const LONGEST_PROMPT_TOKENS = 32_768;
/** Below this there is no room for a prompt to be measured. */
const SHORTEST_WINDOW_TOKENS = 128;
/** Left free: one token is asked for, and a few may be the server's own. */
const SPARE_TOKENS = 12;
/** A token that begins or ends a prompt may be in one count and not in the other. */
const TOLERANCE_TOKENS = 2;
/** Windows people choose; tried where a prompt was cut, to tell the window from what was left of the prompt. */
const USUAL_WINDOWS = [1_024, 2_048, 4_096, 8_192, 16_384];
const MOST_TRIES = 3;

const SENTENCE = " The river carries gravel past the old mill, and nobody counts the stones.";

export type WindowQuestion = {
  claimedTokens: number | null;
  /** Why it should not be tried now, as a sentence; null where it may be. */
  reasonToSkip: string | null;
  /** Counts a text as part of a prompt; null where the server cannot. */
  count: (text: string) => Promise<number | null>;
  askCompletion: AskCompletion;
  limitMs: number;
};

/**
 * Sends a prompt that just fits the claimed window and compares what the server says it read. Where it was cut,
 * a few shorter ones tell the real window: `windowTokens`, null where nothing new was learnt.
 */
export async function probeWindow(
  question: WindowQuestion,
): Promise<{ windowProbe: WindowProbe; windowTokens: number | null }> {
  const { claimedTokens } = question;
  const nothing = { claimedTokens, sentTokens: null, readTokens: null };
  const skipped = (detail: string) => ({
    windowProbe: { outcome: "skipped" as const, ...nothing, detail },
    windowTokens: null,
  });
  if (question.reasonToSkip !== null) return skipped(question.reasonToSkip);
  if (claimedTokens === null) return skipped("the server does not say what its window is");
  if (claimedTokens > LONGEST_PROMPT_TOKENS) {
    return skipped(`a prompt of ${grouped(claimedTokens)} tokens would cost too much to try`);
  }
  if (claimedTokens < SHORTEST_WINDOW_TOKENS) return skipped("the window is too small to try");

  const tried = await tryPrompt(question, claimedTokens);
  if ("trouble" in tried) return skipped(tried.trouble);
  const { sentTokens, readTokens } = tried;
  const figures = { claimedTokens, sentTokens, readTokens };
  if (readTokens === null) {
    const detail = `${grouped(sentTokens)} tokens should fit, but were refused: ${tried.refusal}`;
    return { windowProbe: { outcome: "refused", ...figures, detail }, windowTokens: null };
  }
  if (!isCut(sentTokens, readTokens)) {
    const detail = `a prompt of ${grouped(sentTokens)} tokens was read whole`;
    return { windowProbe: { outcome: "whole", ...figures, detail }, windowTokens: null };
  }
  const windowTokens = await findWindow(question, claimedTokens, readTokens);
  const detail = `of a prompt of ${grouped(sentTokens)} tokens only ${grouped(readTokens)} were read, without a word`;
  return { windowProbe: { outcome: "cut", ...figures, detail }, windowTokens };
}

/** The largest usual window whose prompt is read whole; else what was left of the first prompt. */
async function findWindow(question: WindowQuestion, claimedTokens: number, readTokens: number) {
  let found = readTokens;
  const usual = USUAL_WINDOWS.filter((window) => window >= readTokens && window < claimedTokens);
  for (const window of usual.slice(0, MOST_TRIES)) {
    const tried = await tryPrompt(question, window);
    if ("trouble" in tried || tried.readTokens === null || isCut(tried.sentTokens, tried.readTokens)) break;
    found = window;
  }
  return found;
}

type Tried =
  | { sentTokens: number; readTokens: number; refusal: null }
  | { sentTokens: number; readTokens: null; refusal: string }
  | { trouble: string };

/** One token for a prompt that fills a window of this size. */
async function tryPrompt(question: WindowQuestion, windowTokens: number): Promise<Tried> {
  const prompt = await writePrompt(question.count, windowTokens - SPARE_TOKENS);
  if (prompt === null) return { trouble: "the server does not count tokens" };
  const outcome = await question.askCompletion(
    { prompt: prompt.text, maxTokens: 1, temperature: 0, seed: 1 },
    { limitMs: question.limitMs },
  );
  if (outcome.status === "failed") {
    const { kind, message } = outcome.failure;
    if (kind === "bad_request" || kind === "too_long")
      return { sentTokens: prompt.tokens, readTokens: null, refusal: message };
    return { trouble: `a long prompt was not answered: ${message}` };
  }
  const { promptTokens } = outcome.usage;
  // Some report 0 for a prompt they still knew.
  if (promptTokens === null || promptTokens === 0) return { trouble: "the server does not say what it read" };
  return { sentTokens: prompt.tokens, readTokens: promptTokens, refusal: null };
}

/** A text of at most, and nearly, this many tokens. */
async function writePrompt(
  count: WindowQuestion["count"],
  most: number,
): Promise<{ text: string; tokens: number } | null> {
  const sample = 8;
  const counted = await count(SENTENCE.repeat(sample));
  if (counted === null) return null;
  let times = Math.max(1, Math.floor((most * sample) / counted));
  for (let attempt = 0; attempt < 3; attempt += 1) {
    const text = SENTENCE.repeat(times);
    const tokens = await count(text);
    if (tokens === null) return null;
    if (tokens <= most || times === 1) return { text, tokens };
    times = Math.max(1, Math.floor((times * most) / tokens) - 1);
  }
  return null;
}

const isCut = (sentTokens: number, readTokens: number) => readTokens < sentTokens - TOLERANCE_TOKENS;
const grouped = (count: number) => new Intl.NumberFormat("en-US").format(count);
