/** A word and where it stands, in UTF-16 units. */
export type TextWord = { word: string; start: number; end: number };

/** Code points of a word: what is written without spaces would otherwise be one of any length. */
export const LONGEST_WORD = 100;

const RUN = new RegExp(`[\\p{L}\\p{M}\\p{N}]{1,${LONGEST_WORD}}`, "gu");

/**
 * The words of a text: runs of letters, marks and digits; a run that is longer than a word may be is several. They are
 * lower-cased one code point at a time, so that a part of a run becomes the same part of its word.
 */
export function textWords(text: string): TextWord[] {
  return [...text.matchAll(RUN)].map((match) => ({
    word: lowerWord(match[0]),
    start: match.index,
    end: match.index + match[0].length,
  }));
}

export function lowerWord(text: string): string {
  // Of one code point at a time only where the whole could differ: a final sigma, a dotted capital I.
  if (/^[\0-\x7f]*$/.test(text)) return text.toLowerCase();
  let lower = "";
  for (const character of text) lower += character.toLowerCase();
  return lower;
}
