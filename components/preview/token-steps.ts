import type { PreviewToken } from "@/lib/api/preview";
import type { Span } from "@/lib/filters/filter";

/** Least probability of each step of tint; below the last one there is one more. */
export const TOKEN_STEPS = [0.9, 0.6, 0.3, 0.1] as const;

/** The step of a token, 0 (likely) to 4 (unlikely). */
export function tokenStep(logprob: number): number {
  const probability = Math.exp(logprob);
  const step = TOKEN_STEPS.findIndex((least) => probability >= least);
  return step === -1 ? TOKEN_STEPS.length : step;
}

export type PlacedToken = Span & { index: number };

/**
 * Where each token stands in the raw completion. Null where their texts joined are another text than that: some
 * servers report pieces of characters, or what they trimmed.
 */
export function placeTokens(tokens: readonly PreviewToken[], rawText: string): PlacedToken[] | null {
  const placed: PlacedToken[] = [];
  let at = 0;
  for (const [index, { text }] of tokens.entries()) {
    const end = Math.min(at + text.length, rawText.length);
    if (rawText.slice(at, end) !== text.slice(0, end - at)) return null;
    if (end > at) placed.push({ index, start: at, end });
    at = end;
  }
  return at >= rawText.length ? placed : null;
}
