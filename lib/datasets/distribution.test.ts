import fc from "fast-check";
import { expect, test } from "vitest";
import { drawDistribution, fillBins } from "./distribution";

test("every value stands in the bar that holds it, the middle is the middle, and 95 % do not exceed the 95th", () => {
  const values = fc.array(fc.tuple(fc.nat({ max: 5_000 }), fc.boolean()), { maxLength: 60 });
  fc.assert(
    fc.property(values, (given) => {
      const counts = given.map(([value, isKept]) => ({ value, all: 1, kept: isKept ? 1 : 0 }));
      const { bins, all, kept } = drawDistribution(counts);
      bins.forEach(({ from, to, before, after }, bin) => {
        const own = given.filter(([value]) => value >= from && value < to);
        expect([before, after]).toEqual([own.length, own.filter(([, isKept]) => isKept).length]);
        expect(from).toBe(bins[bin - 1]?.to ?? 0);
      });
      expect(all.records).toBe(given.length);
      expect(kept.records).toBe(given.filter(([, isKept]) => isKept).length);
      const { median, p95 } = all;
      if (median === null || p95 === null) {
        expect(given).toEqual([]);
        return;
      }
      expect(given.filter(([value]) => value < median).length * 2).toBeLessThanOrEqual(given.length);
      expect(given.filter(([value]) => value > median).length * 2).toBeLessThanOrEqual(given.length);
      expect(given.filter(([value]) => value <= p95).length).toBeGreaterThanOrEqual(0.95 * given.length);
      expect(given.filter(([value]) => value < p95).length).toBeLessThan(0.95 * given.length);
    }),
  );
});

test("bars that are empty are there, up to the last that is not", () => {
  const bins = fillBins([{ bin: 2, before: 3, after: 1 }], (bin) => ({ from: bin, to: bin + 1 }));
  expect(bins).toEqual([
    { from: 0, to: 1, before: 0, after: 0 },
    { from: 1, to: 2, before: 0, after: 0 },
    { from: 2, to: 3, before: 3, after: 1 },
  ]);
  expect(fillBins([], () => ({ from: 0, to: 1 }))).toEqual([]);
});
