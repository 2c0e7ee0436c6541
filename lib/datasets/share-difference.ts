/** How many of how many. */
export type Share = { count: number; of: number };

/** A difference with the ends of its 95 % interval. */
export type Difference = { difference: number; low: number; high: number };

/** The normal quantile of a two-sided 95 % interval. */
const Z = 1.959963984540054;

/**
 * How much greater the share at the right is, with Newcombe's hybrid score interval: method 10 of R. G. Newcombe,
 * "Interval estimation for the difference between independent proportions", Statistics in Medicine 17 (1998), 873–890,
 * without continuity correction. Null where a side has no records. Swapping the sides turns every sign.
 */
export function shareDifference(left: Share, right: Share): Difference | null {
  if (left.of === 0 || right.of === 0) return null;
  const [p, q] = [left.count / left.of, right.count / right.of];
  const [a, b] = [wilson(left), wilson(right)];
  const difference = q - p;
  return {
    difference,
    low: difference - Math.hypot(q - b.low, a.high - p),
    high: difference + Math.hypot(b.high - q, p - a.low),
  };
}

/** Wilson's score interval (1927), as Newcombe's method 3. */
function wilson({ count, of }: Share): { low: number; high: number } {
  const [p, zz] = [count / of, Z * Z];
  const middle = (2 * count + zz) / (2 * (of + zz));
  const half = (Z * Math.sqrt(zz + 4 * count * (1 - p))) / (2 * (of + zz));
  return { low: Math.max(0, middle - half), high: Math.min(1, middle + half) };
}

/** What is known of a number that every record has. */
export type Moments = { count: number; mean: number; variance: number };

/**
 * How much greater the mean at the right is, with the interval of two large samples of unequal variance (Wald; Welch's
 * standard error with the normal quantile). Null where a side has fewer than two records.
 */
export function meanDifference(left: Moments, right: Moments): Difference | null {
  if (left.count < 2 || right.count < 2) return null;
  const difference = right.mean - left.mean;
  const half = Z * Math.sqrt(left.variance / left.count + right.variance / right.count);
  return { difference, low: difference - half, high: difference + half };
}
