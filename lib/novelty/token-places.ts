import { runs } from "./unicode-tokens";

/** A token with its place in the text it was read from, in UTF-16 units: `start` included, `end` not. */
export type TokenPlace = { token: string; start: number; end: number };

const WORDS = /[\p{L}\p{M}\p{N}]+/gu;

/**
 * The tokens of `tokenizeUnicode` with where each stands in `text`. Words are composed and lower-cased one by one,
 * so that the places are those of the text as it was written; of the rare word that changes its length on the way,
 * every token has the place of the whole word.
 */
export function tokenPlaces(text: string): TokenPlace[] {
  const places: TokenPlace[] = [];
  for (const { 0: word, index } of text.matchAll(WORDS)) {
    const plain = word.toLowerCase().normalize("NFC");
    const isInPlace = plain.length === word.length;
    for (const { 0: run, index: within } of plain.matchAll(runs)) {
      const at = index + within;
      const end = index + word.length;
      if (/^[a-z0-9]/.test(run)) {
        places.push({
          token: run,
          start: isInPlace ? at : index,
          end: isInPlace ? at + run.length : end,
        });
      } else {
        for (const { token, start, length } of characterPairs(run)) {
          places.push({
            token,
            start: isInPlace ? at + start : index,
            end: isInPlace ? at + start + length : end,
          });
        }
      }
    }
  }
  return places;
}

function* characterPairs(run: string): Generator<{ token: string; start: number; length: number }> {
  const characters = [...run];
  let start = 0;
  for (const [index, character] of characters.entries()) {
    const next = characters[index + 1];
    if (next === undefined && index > 0) return;
    const token = character + (next ?? "");
    yield { token, start, length: token.length };
    start += character.length;
  }
}
