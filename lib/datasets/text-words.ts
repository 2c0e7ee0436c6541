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

const ASCII = /^[\0-\x7f]*$/;
const ASCII_RUN = new RegExp(`[a-z0-9]{1,${LONGEST_WORD}}`, "g");

/** The same words without their places, several times as fast where the text is ASCII. */
export function wordsOfText(text: string): string[] {
  if (ASCII.test(text)) return text.toLowerCase().match(ASCII_RUN) ?? [];
  return textWords(text).map(({ word }) => word);
}

export function lowerWord(text: string): string {
  // Of one code point at a time only where the whole could differ: a final sigma, a dotted capital I.
  if (ASCII.test(text)) return text.toLowerCase();
  let lower = "";
  for (const character of text) lower += character.toLowerCase();
  return lower;
}
