import { tokenize } from "./tokenize";
import { tokenizeMended, tokenizeUnicode } from "./unicode-tokens";

/**
 * What counts as a token. "reference": what rouge_score sees; a text without ASCII letters or digits has none and
 * never matches anything, not even its own copy. "unicode": other scripts too, as pairs of characters. "mended": as the
 * reference where it sees anything, as "unicode" where it sees nothing; the two never share a token, so every decision
 * and score of the reference stays.
 */
export const noveltyModes = ["reference", "unicode", "mended"] as const;
export type NoveltyMode = (typeof noveltyModes)[number];

export const tokenizers: Record<NoveltyMode, (text: string) => string[]> = {
  reference: tokenize,
  unicode: tokenizeUnicode,
  mended: tokenizeMended,
};
