import fc from "fast-check";
import { expect, test } from "vitest";
import { lengthBins, lengthSpread } from "./length-shift";

const counts = fc.array(
  fc.record({ length: fc.integer({ min: 0, max: 30_000 }), count: fc.integer({ min: 0, max: 50 }) }),
);
const sum = (figures: number[]) => figures.reduce((total, figure) => total + figure, 0);

test("the middle is the length of the reply in the middle, and the mean is of all", () => {
  expect(
    lengthSpread([
      { length: 300, count: 1 },
      { length: 100, count: 2 },
      { length: 200, count: 2 },
    ]),
  ).toEqual({ count: 5, mean: 180, median: 200, low: 100, high: 300 });
  expect(lengthSpread([])).toBeNull();
});

test("a spread is that of the lengths written out one by one", () => {
  fc.assert(
    fc.property(counts, (given) => {
      const written = given
        .flatMap(({ length, count }) => Array<number>(count).fill(length))
        .sort((a, b) => a - b);
      const spread = lengthSpread(given);
      if (written.length === 0) {
        expect(spread).toBeNull();
        return;
      }
      expect(spread).toEqual({
        count: written.length,
        mean: expect.closeTo(sum(written) / written.length, 6),
        median: written[Math.ceil(0.5 * written.length) - 1],
        low: written[Math.ceil(0.1 * written.length) - 1],
        high: written[Math.ceil(0.9 * written.length) - 1],
      });
    }),
  );
});

test("every reply is in one bin, bins touch, and there are no more of them than asked for", () => {
  fc.assert(
    fc.property(counts, counts, (before, after) => {
      const bins = lengthBins(before, after, 24);
      expect(bins.length).toBeLessThanOrEqual(24);
      expect(sum(bins.map((bin) => bin.before))).toBe(sum(before.map(({ count }) => count)));
      expect(sum(bins.map((bin) => bin.after))).toBe(sum(after.map(({ count }) => count)));
      bins.forEach((bin, at) => {
        expect(bin.from).toBe(bins[at - 1]?.to ?? 0);
      });
    }),
  );
});

test("bins have a round width", () => {
  const [first] = lengthBins([{ length: 599, count: 10 }], [{ length: 1_599, count: 10 }], 32);
  expect(first).toEqual({ from: 0, to: 50, before: 0, after: 0 });
});
