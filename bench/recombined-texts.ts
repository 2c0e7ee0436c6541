import { type SeededRandom, seededRandom } from "@/testing/seeded-random";

/**
 * Prompts as a generating model writes them: about half are fresh, the others an earlier one with a phrase changed.
 * About 11 words each; words as often as in natural text (Zipf). The same texts for the same seed.
 */
export function recombinedTexts(count: number, seed: number): string[] {
  const random = seededRandom(seed);
  const texts: string[][] = [];
  while (texts.length < count) {
    const earlier = texts[random.below(texts.length * 2 + 1)];
    texts.push(earlier === undefined ? freshText(random) : recombined(random, earlier, texts));
  }
  // Joined in one go: strings put together later would be counted, and freed, while the index is measured.
  return texts.map((words) => words.join(" "));
}

/** Rank r comes up with a probability of about 1/r. */
function word(random: SeededRandom): string {
  return `w${Math.floor(40_000 ** random.next())}`;
}

function freshText(random: SeededRandom): string[] {
  const length = 4 + random.below(9) + random.below(9);
  return Array.from({ length }, () => word(random));
}

/** The beginning of one text and the end of another or new words, in about the first one's length. */
function recombined(random: SeededRandom, text: string[], texts: string[][]): string[] {
  const cut = 1 + random.below(text.length);
  const other = texts[random.below(texts.length)] ?? text;
  const end = random.below(2) === 0 ? other.slice(-(text.length - cut)) : freshText(random);
  return [...text.slice(0, cut), ...end.slice(0, text.length - cut)];
}
