import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { assignSplit, type SplitShares } from "./assign-split";
import { splitNames } from "./export-wish";

type Item = { key: number; group: number; stratum: number };

function split(items: readonly Item[], shares: SplitShares, seed: number, isGrouped: boolean): Uint8Array {
  return assignSplit(
    {
      keys: Int32Array.from(items, ({ key }) => key),
      groups: isGrouped ? Int32Array.from(items, ({ group }) => group) : null,
      strata: Int32Array.from(items, ({ stratum }) => stratum),
    },
    shares,
    seed,
  );
}

const shares = fc
  .tuple(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 0, max: 9 }), fc.integer({ min: 0, max: 9 }))
  .map(([train, validation, test]) => {
    const sum = train + validation + test;
    return { train: train / sum, validation: validation / sum, test: test / sum };
  });
const items = fc.uniqueArray(
  fc.record({
    key: fc.integer({ min: 1, max: 1_000_000 }),
    group: fc.integer({ min: 0, max: 40 }),
    stratum: fc.integer({ min: 0, max: 4 }),
  }),
  { selector: ({ key }) => key, maxLength: 120 },
);
const sizes = (assigned: Uint8Array) =>
  splitNames.map((_, index) => assigned.filter((split) => split === index).length);

describe("a split", () => {
  it("has every record once, and of all records its share to within one", () => {
    fc.assert(
      fc.property(items, shares, fc.nat(), (items, shares, seed) => {
        const assigned = split(items, shares, seed, false);
        const counted = sizes(assigned);
        expect(counted[0]! + counted[1]! + counted[2]!).toBe(items.length);
        for (const [index, name] of splitNames.entries())
          expect(Math.abs(counted[index]! - shares[name] * items.length)).toBeLessThan(1 + 1e-6);
      }),
    );
  });

  it("has of every stratum its share to within two", () => {
    fc.assert(
      fc.property(items, shares, fc.nat(), (items, shares, seed) => {
        const assigned = split(items, shares, seed, false);
        for (const stratum of new Set(items.map((item) => item.stratum))) {
          const own = assigned.filter((_, index) => items[index]!.stratum === stratum);
          for (const [index, name] of splitNames.entries())
            expect(Math.abs(sizes(own)[index]! - shares[name] * own.length)).toBeLessThan(2 + 1e-6);
        }
      }),
    );
  });

  it("keeps a group whole, and its shares to within the largest group", () => {
    fc.assert(
      fc.property(items, shares, fc.nat(), (items, shares, seed) => {
        const assigned = split(items, shares, seed, true);
        const groups = new Set(items.map((item) => item.group));
        let largest = 1;
        for (const group of groups) {
          const own = assigned.filter((_, index) => items[index]!.group === group);
          expect(new Set(own).size).toBe(1);
          largest = Math.max(largest, own.length);
        }
        for (const [index, name] of splitNames.entries())
          expect(Math.abs(sizes(assigned)[index]! - shares[name] * items.length)).toBeLessThan(
            largest + 1e-6,
          );
      }),
    );
  });

  it("is the same in whatever order the records come", () => {
    fc.assert(
      fc.property(items, shares, fc.nat(), fc.boolean(), (items, shares, seed, isGrouped) => {
        const turned = [...items].reverse();
        const forward = split(items, shares, seed, isGrouped);
        const backward = split(turned, shares, seed, isGrouped);
        expect([...backward].reverse()).toEqual([...forward]);
      }),
    );
  });

  it("puts nothing into a split without a share", () => {
    fc.assert(
      fc.property(items, fc.nat(), (items, seed) => {
        const assigned = split(items, { train: 0.9, validation: 0.1, test: 0 }, seed, true);
        expect(sizes(assigned)[2]).toBe(0);
      }),
    );
  });

  it("is another with another seed, and draws from everywhere", () => {
    const many = Array.from({ length: 1000 }, (_, key) => ({ key: key + 1, group: key, stratum: 0 }));
    const thirds = { train: 0.8, validation: 0.1, test: 0.1 };
    const one = split(many, thirds, 1, false);
    expect(split(many, thirds, 2, false)).not.toEqual(one);
    const firstHalf = one.slice(0, 500).filter((place) => place === 1).length;
    expect(firstHalf).toBeGreaterThan(30);
    expect(firstHalf).toBeLessThan(70);
  });
});
