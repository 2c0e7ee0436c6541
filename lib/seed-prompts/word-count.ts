/** How many words stand between whitespace. */
export function countWords(text: string): number {
  return text.match(/\S+/g)?.length ?? 0;
}

/** A stretch of lengths, both ends counted; the last one has no end. */
export type WordBin = { id: string; from: number; to: number };

const starts = [0, 4, 7, 10, 14, 19, 26, 36, 51, 76, 101, 151];

/**
 * Lengths in words, finer where prompts are many. The first and the last bin are what the references' length rules
 * drop: up to 3 words, and more than 150.
 */
export const wordBins: readonly WordBin[] = starts.map((from, at) => {
  const next = starts[at + 1];
  return next === undefined
    ? { id: `${from}-`, from, to: Number.POSITIVE_INFINITY }
    : { id: `${from}-${next - 1}`, from, to: next - 1 };
});

/** The bin of a length. */
export function binOf(words: number): WordBin {
  return wordBins.findLast(({ from }) => from <= words) ?? (wordBins[0] as WordBin);
}

/** A bin as people read it: `4–6`, `over 150`. */
export function binLabel({ from, to }: WordBin): string {
  return to === Number.POSITIVE_INFINITY ? `over ${from - 1}` : `${from}–${to}`;
}
