/** Draws for one purpose: the same seed and place give the same draws for ever, on every machine. */
export type Draws = {
  /** A whole number from 0, below `limit`. */
  below: (limit: number) => number;
  /** `count` of the numbers 0 … `limit` − 1, none twice, in the order drawn; all of them where they are fewer. */
  sample: (limit: number, count: number) => number[];
  /** A copy in another order. */
  shuffle: <Entry>(list: readonly Entry[]) => Entry[];
};

/** `seed` and `place` are whole numbers; neighbouring places have nothing to do with each other. Source: mulberry32. */
export function seededDraws(seed: number, place: number): Draws {
  let state = scramble(scramble(seed >>> 0) ^ (place >>> 0));
  const below = (limit: number) => {
    state = (state + 0x6d2b_79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * limit);
  };
  return {
    below,
    sample: (limit, count) => {
      // Only what was moved is written down: the range may be hundreds of thousands wide.
      const moved = new Map<number, number>();
      const drawn = Math.min(limit, count);
      return Array.from({ length: drawn }, (_, at) => {
        const other = at + below(limit - at);
        const taken = moved.get(other) ?? other;
        moved.set(other, moved.get(at) ?? at);
        return taken;
      });
    },
    shuffle: <Entry>(list: readonly Entry[]) => {
      const copy = [...list];
      for (let last = copy.length - 1; last > 0; last -= 1) {
        const other = below(last + 1);
        [copy[last], copy[other]] = [copy[other] as Entry, copy[last] as Entry];
      }
      return copy;
    },
  };
}

/** Spreads neighbouring numbers over 32 bits. Source: the finaliser of MurmurHash3. */
function scramble(value: number): number {
  let bits = value;
  bits = Math.imul(bits ^ (bits >>> 16), 0x85eb_ca6b);
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2_ae35);
  return (bits ^ (bits >>> 16)) >>> 0;
}
