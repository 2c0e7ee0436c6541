import { createHash } from "node:crypto";
import { seededRandom as mulberry } from "@/testing/seeded-random";

export type Random = {
  /** Uniform in [0, 1). */
  next: () => number;
  /** True in `share` (0..1) of draws; a share of 1 is always true. */
  chance: (share: number) => boolean;
  /** A whole number in [low, high]. */
  between: (low: number, high: number) => number;
  pick: <T>(list: readonly T[]) => T;
  shuffle: <T>(list: readonly T[]) => T[];
};

/** The same parts give the same numbers on every machine; any other part gives others. */
export function seededRandom(...parts: (string | number)[]): Random {
  const digest = createHash("sha256").update(parts.join("\u0000")).digest();
  const { next } = mulberry(digest.readUInt32LE(0));
  const between = (low: number, high: number) => low + Math.floor(next() * (high - low + 1));
  const shuffle = <T>(list: readonly T[]): T[] => {
    const copy = [...list];
    for (let last = copy.length - 1; last > 0; last -= 1) {
      const other = between(0, last);
      [copy[last], copy[other]] = [copy[other] as T, copy[last] as T];
    }
    return copy;
  };
  const pick = <T>(list: readonly T[]): T => {
    if (list.length === 0) throw new Error("Cannot pick from an empty list.");
    return list[between(0, list.length - 1)] as T;
  };
  return { next, chance: (share) => next() < share, between, pick, shuffle };
}
