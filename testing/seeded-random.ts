/** The same numbers for the same seed, on every machine. Source: mulberry32. */
export function seededRandom(seed: number) {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  return {
    /** 0 to 1, without 1. */
    next,
    /** A whole number from 0, below `limit`. */
    below: (limit: number) => Math.floor(next() * limit),
  };
}

export type SeededRandom = ReturnType<typeof seededRandom>;
