import { scoreOf } from "./rouge-l";

/** Texts with fewer tokens than this are indexed; longer ones are rare and compared one by one. */
export const INDEXED_LENGTHS = 256;
/** Stands in the table where even a whole shorter text would not do. */
export const UNREACHABLE = 0xffff;

/** Per pair of lengths, how many tokens two texts must have in common to score above the threshold. */
export type NeedTable = {
  /** At `m * INDEXED_LENGTHS + n`: the smallest such number, or UNREACHABLE. */
  readonly need: Uint16Array;
  /** At `m`: the smallest need over all partners, or UNREACHABLE. */
  readonly least: Uint16Array;
  /** At `m`: the shortest and the longest partner that can be reached; 1 and 0 if none. */
  readonly shortest: Uint16Array;
  readonly longest: Uint16Array;
};

/**
 * Takes the doubles out of the search: `scoreOf` decides here, once for each pair of lengths, and an integer test
 * gives the same answer from then on. An integer formula would not: at exactly 0.7 the doubles fall on either side.
 */
export function createNeedTable(threshold: number): NeedTable {
  const size = INDEXED_LENGTHS;
  const need = new Uint16Array(size * size).fill(UNREACHABLE);
  const least = new Uint16Array(size).fill(UNREACHABLE);
  const shortest = new Uint16Array(size).fill(1);
  const longest = new Uint16Array(size);
  for (let m = 1; m < size; m += 1) {
    for (let n = 1; n < size; n += 1) {
      // Both ways the same, so the half that is there already is read.
      const common = n < m ? need[n * size + m]! : smallestAbove(threshold, m, n);
      if (common === UNREACHABLE) continue;
      need[m * size + n] = common;
      if (longest[m] === 0) shortest[m] = n;
      longest[m] = n;
      least[m] = Math.min(least[m]!, common);
    }
  }
  return { need, least, shortest, longest };
}

function smallestAbove(threshold: number, m: number, n: number): number {
  const isEnough = (common: number) => scoreOf(common, m, n) > threshold;
  // The score grows with `common`, so from the rational answer it is a step or two either way.
  let common = Math.max(1, Math.floor((threshold * (m + n)) / 2));
  while (common > 1 && isEnough(common - 1)) common -= 1;
  const most = Math.min(m, n);
  while (common <= most && !isEnough(common)) common += 1;
  return common <= most ? common : UNREACHABLE;
}
