import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { layRiver, type RiverInput } from "./river-geometry";

const river = (more: Partial<RiverInput> = {}) =>
  layRiver({
    width: 1300,
    height: 152,
    left: 46,
    stations: 5,
    use: [
      { number: 1, records: 30, kept: 20 },
      { number: 2, records: 10, kept: 10 },
      { number: 3, records: 0, kept: 0 },
    ],
    droppedShare: 0.3,
    exportedShare: 0,
    ...more,
  });

describe("the river", () => {
  it("shows no flow before the first citation, yet every principle", () => {
    const calm = river({ use: [1, 2].map((number) => ({ number, records: 0, kept: 0 })), droppedShare: 0 });
    expect(calm.hasFlow).toBe(false);
    expect(calm.lost).toBeNull();
    expect(calm.ribbons.map((ribbon) => ribbon.number)).toEqual([1, 2]);
  });

  it("ends at the datasets as long as nothing was given out", () => {
    const rightmost = (path: string) =>
      Math.max(...[...path.matchAll(/([\d.]+),/g)].map((hit) => Number(hit[1])));
    expect(rightmost(river().ribbons[0]?.path ?? "")).toBeCloseTo(1040);
    expect(rightmost(river({ exportedShare: 0.5 }).ribbons[0]?.path ?? "")).toBeCloseTo(1300);
  });

  it("has a dropped branch only where records were dropped", () => {
    expect(river().lost).not.toBeNull();
    expect(river({ droppedShare: 0 }).lost).toBeNull();
  });

  it("stays inside its box whatever the numbers are", () => {
    const use = fc.array(fc.record({ records: fc.nat(9999), kept: fc.nat(9999) }), { maxLength: 40 });
    fc.assert(
      fc.property(use, fc.double({ min: 0, max: 1, noNaN: true }), (counts, share) => {
        const laid = river({
          use: counts.map(({ records, kept }, i) => ({
            number: i + 1,
            records,
            kept: Math.min(kept, records),
          })),
          droppedShare: share,
          exportedShare: share,
        });
        const paths = [...laid.ribbons.map((r) => r.path), laid.lost?.path ?? ""];
        const ys = paths.flatMap((path) => [...path.matchAll(/,(-?[\d.]+)/g)].map((hit) => Number(hit[1])));
        for (const y of ys) {
          expect(y).toBeGreaterThanOrEqual(0);
          expect(y).toBeLessThanOrEqual(152);
        }
      }),
    );
  });
});
