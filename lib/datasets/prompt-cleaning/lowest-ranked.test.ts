import fc from "fast-check";
import { expect, it } from "vitest";
import { LowestRanked } from "./lowest-ranked";

it("keeps the lowest ranks of all that pass by, and gives out every other once", () => {
  const ranks = fc.uniqueArray(fc.nat(10_000), { maxLength: 200 });
  fc.assert(
    fc.property(ranks, fc.integer({ min: 0, max: 50 }), (all, limit) => {
      const lowest = new LowestRanked<{ rank: number }>(limit);
      const out = all.flatMap((rank) => lowest.put({ rank }) ?? []).map(({ rank }) => rank);
      const sorted = [...all].sort((a, b) => a - b);
      expect(
        lowest
          .entries()
          .map(({ rank }) => rank)
          .sort((a, b) => a - b),
      ).toEqual(sorted.slice(0, limit));
      expect(out.sort((a, b) => a - b)).toEqual(sorted.slice(limit));
    }),
  );
});
