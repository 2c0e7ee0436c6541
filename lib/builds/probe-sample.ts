import { itemSeed } from "./seeds";

/** How many items a probe asks. */
export const PROBE_SIZE = 50;

/** Keeps the choice of items apart from their own seeds, which the same function mixes. */
const CHOICE = 0x70_72_6f_62;

/**
 * Which of `total` items a probe asks: as good as at random, the same for the same seed for ever, in rising order;
 * all of them where there are no more than `size`.
 */
export function sampleItems(total: number, seed: number, size = PROBE_SIZE): number[] {
  const lots = Array.from({ length: total }, (_, item) => ({ item, lot: itemSeed(seed, item, CHOICE) }));
  // No two items of a build draw the same lot.
  return lots
    .sort((a, b) => a.lot - b.lot)
    .slice(0, size)
    .map(({ item }) => item)
    .sort((a, b) => a - b);
}
