import type { PromptPart } from "@/lib/constitutions/prompt-parts";
import { estimateTokens } from "./estimate-tokens";

/** The parts of a prompt with the tokens of each, in the same order. */
export type CountedParts = { parts: readonly PromptPart[]; counts: readonly number[] };

/**
 * The tokens of a prompt that was changed since it was counted, until it is counted again: a text that was
 * counted keeps its figure wherever it stands now, a changed one the figure of what stood in its place, and what
 * is new gets an estimate. So figures stay with their texts while somebody types.
 */
export function carryCounts(parts: readonly PromptPart[], { parts: before, counts }: CountedParts): number[] {
  const byText = new Map<string, number>();
  const byPlace = new Map<string, number>();
  before.forEach((part, at) => {
    const count = counts[at];
    if (count === undefined) return;
    byText.set(part.text, count);
    byPlace.set(placeOf(part), count);
  });
  return parts.map(
    (part) => byText.get(part.text) ?? byPlace.get(placeOf(part)) ?? estimateTokens(part.text),
  );
}

const placeOf = (part: PromptPart) => ("index" in part ? `${part.kind} ${part.index}` : part.kind);
