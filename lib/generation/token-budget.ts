import type { PromptPart } from "@/lib/constitutions/prompt-parts";
import { estimateTokens } from "./estimate-tokens";

/** What a prompt and its completion take of a server's window, in tokens. */
export type TokenBudget = {
  /** Whether a tokenizer counted; else the figures are estimates. */
  isCounted: boolean;
  preamble: number;
  /** One for each principle, in the order of the constitution. */
  principles: number[];
  exemplarIntro: number;
  exemplars: number[];
  request: number;
  /** Kept for the completion: its max tokens. */
  room: number;
  /** All of the above together. */
  needed: number;
  /** Null where the server does not say. */
  window: number | null;
  /** What is left of the window; negative where it does not hold what is needed. */
  free: number | null;
};

/** `counts` has one figure for each part, or is null where nothing could count them. */
export function tokenBudget(
  parts: readonly PromptPart[],
  counts: readonly number[] | null,
  { room, window }: { room: number; window: number | null },
): TokenBudget {
  const counted = parts.map((part, index) => ({
    kind: part.kind,
    tokens: counts?.[index] ?? estimateTokens(part.text),
  }));
  const of = (kind: PromptPart["kind"]) => counted.filter((part) => part.kind === kind).map((p) => p.tokens);
  const needed = sum(counted.map((part) => part.tokens)) + room;
  return {
    isCounted: counts !== null,
    preamble: sum(of("preamble")),
    principles: of("principle"),
    exemplarIntro: sum(of("exemplar_intro")),
    exemplars: of("exemplar"),
    request: sum(of("request")),
    room,
    needed,
    window,
    free: window === null ? null : window - needed,
  };
}

/** Why `prompt` does not fit, as sentences; null where it does or where the window is unknown. */
export function windowProblem(
  { isCounted, needed, window, room }: TokenBudget,
  prompt = "The longest seed prompt",
): string | null {
  if (window === null || needed <= window) return null;
  const about = isCounted ? "" : "about ";
  return `${prompt} needs ${about}${grouped(needed)} of ${grouped(window)} tokens. ${grouped(room)} of them are room for the completion.`;
}

const numbers = new Intl.NumberFormat("en-US");
const grouped = (count: number) => numbers.format(count);
const sum = (figures: readonly number[]) => figures.reduce((total, figure) => total + figure, 0);
