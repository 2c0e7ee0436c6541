import type { Comparison } from "./comparison";
import { scoreOf } from "./rouge-l";
import type { TextStore } from "./text-store";

/**
 * Compares with every stored text of at least `minLength` tokens that may be the best. Lengths come in order of the
 * highest score they allow, so the scan ends as soon as what was found is above all that is left.
 */
export function scanByLength(texts: TextStore, comparison: Comparison, minLength: number): void {
  const own = comparison.tokens.length;
  const lengths: { length: number; bound: number }[] = [];
  for (const length of texts.lengths()) {
    const bound = scoreOf(Math.min(own, length), own, length);
    if (length >= minLength && bound >= comparison.score) lengths.push({ length, bound });
  }
  lengths.sort((a, b) => b.bound - a.bound);
  for (const { length, bound } of lengths) {
    if (bound < comparison.score) return;
    for (const id of texts.idsOfLength(length)) {
      if (comparison.isPromising(comparison.mostCommon(id, length), length)) comparison.compare(id, length);
    }
  }
}
