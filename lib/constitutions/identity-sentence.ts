import type { Exemplar } from "./constitution";

// Up to the first full stop, exclamation or question mark that ends a word; the wide ones need no space after.
const FIRST_SENTENCE = /^[\s\S]*?(?:[.!?](?=\s|$)|[。！？])/;

/**
 * The sentence by which the assistant identifies itself: the first sentence that more than half of the exemplars'
 * thoughts open with, `""` where there is none.
 */
export function identitySentence(exemplars: readonly Exemplar[]): string {
  const thoughts = exemplars.flatMap(({ turns }) => turns.map((turn) => turn.thoughts.trimStart()));
  const counts = new Map<string, number>();
  for (const text of thoughts) {
    const sentence = FIRST_SENTENCE.exec(text)?.[0];
    if (sentence !== undefined) counts.set(sentence, (counts.get(sentence) ?? 0) + 1);
  }
  const isMajority = ([, count]: [string, number]) => count * 2 > thoughts.length;
  return [...counts].find(isMajority)?.[0] ?? "";
}
