import { estimateTokens } from "@/lib/generation/estimate-tokens";
import type { Step, StepRequest, StepSetup } from "@/lib/steps/step";

/** Tokens of each text inside a prompt, by a server's own tokenizer; null where it has none, or does not answer. */
export type CountTokens = (texts: readonly string[]) => Promise<number[] | null>;

/** What the prompts of a build take, in tokens. */
export type PromptSizes = {
  /** Whether a tokenizer counted the prefix, the first items and the longest ones; else all is estimated. */
  isCounted: boolean;
  /** What all prompts begin with, e.g. the constitution. */
  prefix: number;
  /** What each item adds, in order. */
  items: number[];
};

/** So many of the first items and of the longest ones are counted; the others are reckoned from those. */
const COUNTED_FIRST = 3;
const COUNTED_LONGEST = 20;

/** Counts what decides (the prefix, the first prompts, the longest ones), and reckons the rest from it. */
export async function measurePrompts(
  step: Step,
  constitution: StepSetup,
  requests: readonly StepRequest[],
  count: CountTokens | null,
): Promise<PromptSizes> {
  const texts = requests.map((request) => step.renderRequest(constitution, request));
  const estimated = texts.map(estimateTokens);
  const prefix = splitPrompt(step, constitution, { instruction: "", input: "" }).prefix;
  const byLength = estimated.map((tokens, item) => ({ item, tokens })).sort((a, b) => b.tokens - a.tokens);
  const counted = [
    ...new Set([
      ...texts.slice(0, COUNTED_FIRST).keys(),
      ...byLength.slice(0, COUNTED_LONGEST).map(({ item }) => item),
    ]),
  ];
  const counts = count === null ? null : await count([prefix, ...counted.map((item) => texts[item] ?? "")]);
  if (counts === null) return { isCounted: false, prefix: estimateTokens(prefix), items: estimated };
  const [ofPrefix = 0, ...ofItems] = counts;
  const sum = (figures: readonly number[]) => figures.reduce((total, figure) => total + figure, 0);
  const reckoned = sum(counted.map((item) => estimated[item] ?? 0));
  const factor = reckoned === 0 ? 1 : sum(ofItems) / reckoned;
  const items = estimated.map((tokens) => Math.round(tokens * factor));
  counted.forEach((item, at) => {
    items[item] = ofItems[at] ?? 0;
  });
  return { isCounted: true, prefix: ofPrefix, items };
}

/** A prompt cut where what it shares with every other prompt of the build ends. */
export function splitPrompt(
  step: Step,
  constitution: StepSetup,
  request: StepRequest,
): { prefix: string; request: string } {
  const prompt = step.renderPrompt(constitution, request);
  const end = step.renderRequest(constitution, request);
  return { prefix: prompt.slice(0, prompt.length - end.length), request: end };
}
