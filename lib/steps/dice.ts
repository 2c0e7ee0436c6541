/** Draws that come out the same for ever, on every machine. */
export type Dice = {
  /** A whole number from 0, below `limit`. */
  below: (limit: number) => number;
  /** `count` different ones of a list, all of a shorter one, in the order in which they were drawn. */
  draw: <T>(list: readonly T[], count: number) => T[];
};

/** Dice of one subject: the same parts give the same draws, any other part gives others. Source: mulberry32. */
export function throwDice(...parts: readonly (string | number)[]): Dice {
  let state = hashOf(parts.join("\u0000"));
  const below = (limit: number) => {
    state = (state + 0x6d2b_79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * limit);
  };
  const draw = <T>(list: readonly T[], count: number): T[] => {
    const left = [...list];
    const wanted = Math.min(count, left.length);
    for (let at = 0; at < wanted; at += 1) {
      const other = at + below(left.length - at);
      [left[at], left[other]] = [left[other] as T, left[at] as T];
    }
    return left.slice(0, wanted);
  };
  return { below, draw };
}

/** 32 bits of a text. Source: FNV-1a, over UTF-16 units. */
function hashOf(text: string): number {
  let hash = 0x811c_9dc5;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x0100_0193);
  return hash >>> 0;
}
