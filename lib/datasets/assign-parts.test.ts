import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { assignParts, type Divided } from "./assign-parts";
import { drawSample } from "./draw-sample";

const records = (most: number) =>
  fc.uniqueArray(fc.integer({ min: 1, max: 1_000_000 }), { maxLength: most }).chain((keys) =>
    fc.tuple(
      ...keys.map((key) =>
        fc.record({
          key: fc.constant(key),
          group: fc.integer({ min: 0, max: Math.max(1, keys.length >> 1) }),
          stratum: fc.constantFrom("a", "b", "c"),
        }),
      ),
    ),
  ) as fc.Arbitrary<Divided[]>;
const alone = (list: readonly Divided[]) => list.map((record, place) => ({ ...record, group: place }));
const shares = fc.constantFrom<number[]>([8, 1, 1], [0.5, 0.5], [0.98, 0.01, 0.01], [1, 0, 2]);
const seed = fc.integer({ min: 0, max: 0x7fff_ffff });
const countOf = (parts: Uint8Array, part: number, is: (place: number) => boolean = () => true) =>
  parts.filter((one, place) => one === part && is(place)).length;

describe("dividing records", () => {
  it("keeps every group in one part", () => {
    fc.assert(
      fc.property(records(60), shares, seed, (list, wanted, s) => {
        const parts = assignParts(list, wanted, s);
        const partOf = new Map(list.map(({ group }, place) => [group, parts[place]]));
        expect(list.every(({ group }, place) => partOf.get(group) === parts[place])).toBe(true);
        expect(parts.every((part) => wanted[part]! > 0)).toBe(true);
      }),
    );
  });

  it("is exact to one record, on the whole and in every stratum, where nothing belongs together", () => {
    fc.assert(
      fc.property(records(120), shares, seed, (list, wanted, s) => {
        const single = alone(list);
        const parts = assignParts(single, wanted, s);
        const total = wanted.reduce((sum, share) => sum + share, 0);
        wanted.forEach((share, part) => {
          expect(Math.abs(countOf(parts, part) - (single.length * share) / total)).toBeLessThan(2);
          for (const stratum of ["a", "b", "c"]) {
            const size = single.filter((one) => one.stratum === stratum).length;
            const got = countOf(parts, part, (place) => single[place]!.stratum === stratum);
            expect(Math.abs(got - (size * share) / total)).toBeLessThan(2);
          }
        });
      }),
    );
  });

  it("depends on the records and the seed, not on their order", () => {
    fc.assert(
      fc.property(records(60), shares, seed, (list, wanted, s) => {
        const parts = assignParts(list, wanted, s);
        const turned = list.toReversed();
        const again = assignParts(turned, wanted, s);
        expect([...again].reverse()).toEqual([...parts]);
      }),
    );
  });

  it("misses a share by no more than the largest group", () => {
    fc.assert(
      fc.property(records(80), seed, (list, s) => {
        const one = list.map((record) => ({ ...record, stratum: "" }));
        const parts = assignParts(one, [3, 1], s);
        const sizes = new Map<number, number>();
        for (const { group } of one) sizes.set(group, (sizes.get(group) ?? 0) + 1);
        const largest = Math.max(0, ...sizes.values());
        expect(Math.abs(countOf(parts, 0) - one.length * 0.75)).toBeLessThanOrEqual(largest + 1);
      }),
    );
  });
});

describe("a sample", () => {
  it("has the size that is asked for and no record twice", () => {
    fc.assert(
      fc.property(
        records(60),
        fc.integer({ min: 1, max: 70 }),
        seed,
        fc.constantFrom("proportional" as const, "equal" as const),
        (list, count, s, spread) => {
          const places = drawSample(list, { count, seed: s, spread });
          expect(places).toHaveLength(Math.min(count, list.length));
          expect(new Set(places).size).toBe(places.length);
        },
      ),
    );
  });

  it("takes all strata alike where that is asked for", () => {
    const list = Array.from({ length: 110 }, (_, at) => ({
      key: at,
      group: at,
      stratum: at < 100 ? "many" : "few",
    }));
    const places = drawSample(list, { count: 30, seed: 7, spread: "equal" });
    expect(places.filter((place) => place >= 100)).toHaveLength(10);
    const fair = drawSample(list, { count: 22, seed: 7, spread: "proportional" });
    expect(fair.filter((place) => place >= 100)).toHaveLength(2);
  });
});
