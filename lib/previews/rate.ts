/** How often something came about in `of` cases. */
export type Rate = {
  count: number;
  of: number;
  /** From 0 to 1; null where there were no cases. */
  share: number | null;
  /** The Wilson 95 % interval of the share; from 0 to 1 where nothing is known. */
  low: number;
  high: number;
};

/** The normal distribution's 97.5 % quantile. */
const Z = 1.959964;

export function rate(count: number, of: number): Rate {
  if (of === 0) return { count, of, share: null, low: 0, high: 1 };
  const share = count / of;
  const centre = share + Z ** 2 / (2 * of);
  const spread = Z * Math.sqrt((share * (1 - share)) / of + Z ** 2 / (4 * of ** 2));
  const scale = 1 + Z ** 2 / of;
  // The ends are exact where all or none came about; rounding must not put the share outside.
  return {
    count,
    of,
    share,
    low: count === 0 ? 0 : Math.min(share, Math.max(0, (centre - spread) / scale)),
    high: count === of ? 1 : Math.max(share, Math.min(1, (centre + spread) / scale)),
  };
}

/** How much more often, in parts of 1, with Newcombe's 95 % interval made of both Wilson intervals. */
export type RateDelta = { share: number; low: number; high: number };

/** From `base` to `rate`; null where either knows no cases. Takes the cases of the two as independent. */
export function rateDelta(to: Rate, base: Rate): RateDelta | null {
  if (to.share === null || base.share === null) return null;
  const share = to.share - base.share;
  const down = Math.hypot(to.share - to.low, base.high - base.share);
  const up = Math.hypot(to.high - to.share, base.share - base.low);
  return { share, low: Math.max(-1, share - down), high: Math.min(1, share + up) };
}
