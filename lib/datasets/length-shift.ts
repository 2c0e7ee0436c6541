/** How many replies have a length, in code points. */
export type LengthCount = { length: number; count: number };

/** How the lengths of one side are spread; null of none. */
export type LengthSpread = { count: number; mean: number; median: number; low: number; high: number };

/** The middle, the mean, and what nine of ten lie above and below; of lengths in any order. */
export function lengthSpread(counts: readonly LengthCount[]): LengthSpread | null {
  const sorted = counts.filter(({ count }) => count > 0).sort((a, b) => a.length - b.length);
  const count = sorted.reduce((sum, one) => sum + one.count, 0);
  if (count === 0) return null;
  const mean = sorted.reduce((sum, one) => sum + one.length * one.count, 0) / count;
  const at = (share: number) => lengthAt(sorted, Math.ceil(share * count));
  return { count, mean, median: at(0.5), low: at(0.1), high: at(0.9) };
}

/** The length of the `place`th reply, counted from 1. */
function lengthAt(sorted: readonly LengthCount[], place: number): number {
  let passed = 0;
  for (const { length, count } of sorted) {
    passed += count;
    if (passed >= place) return length;
  }
  return sorted.at(-1)?.length ?? 0;
}

/** A bin of a histogram: lengths from `from` on, up to but without `to`; the last one holds all longer ones too. */
export type LengthBin = { from: number; to: number; before: number; after: number };

const ROUND_WIDTHS = [1, 2, 5, 10, 20, 25, 50, 100, 200, 250, 500, 1_000, 2_000, 5_000, 10_000];

/** Both sides in the same bins of a round width, at most `most` of them; one reply in two hundred may be longer than they show. */
export function lengthBins(
  before: readonly LengthCount[],
  after: readonly LengthCount[],
  most = 32,
): LengthBin[] {
  const all = [...before, ...after].filter(({ count }) => count > 0).sort((a, b) => a.length - b.length);
  const total = all.reduce((sum, one) => sum + one.count, 0);
  if (total === 0) return [];
  const longest = lengthAt(all, Math.ceil(total * 0.995)) + 1;
  const width = ROUND_WIDTHS.find((one) => Math.ceil(longest / one) <= most) ?? Math.ceil(longest / most);
  const bins = Array.from({ length: Math.ceil(longest / width) }, (_, at) => ({
    from: at * width,
    to: (at + 1) * width,
    before: 0,
    after: 0,
  }));
  const put = (counts: readonly LengthCount[], side: "before" | "after") => {
    for (const { length, count } of counts) {
      const bin = bins[Math.min(bins.length - 1, Math.floor(length / width))];
      if (bin !== undefined) bin[side] += count;
    }
  };
  put(before, "before");
  put(after, "after");
  return bins;
}
