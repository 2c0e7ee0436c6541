import fc from "fast-check";
import { expect, test } from "vitest";
import { meanDifference, shareDifference } from "./share-difference";

const share = fc
  .integer({ min: 1, max: 5_000 })
  .chain((of) => fc.record({ count: fc.integer({ min: 0, max: of }), of: fc.constant(of) }));

test("the interval of a difference is that of Newcombe's worked examples", () => {
  // Table II of the paper, method 10: 56/70 and 48/80; 9/10 and 3/10; 10/10 and 0/10.
  const of = (left: [number, number], right: [number, number]) =>
    shareDifference({ count: right[0], of: right[1] }, { count: left[0], of: left[1] });
  const near = (found: ReturnType<typeof of>, low: number, high: number) => {
    expect(found?.low).toBeCloseTo(low, 4);
    expect(found?.high).toBeCloseTo(high, 4);
  };
  near(of([56, 70], [48, 80]), 0.0524, 0.3339);
  near(of([9, 10], [3, 10]), 0.1705, 0.809);
  near(of([10, 10], [0, 10]), 0.6075, 1);
  near(of([5, 56], [0, 29]), -0.0381, 0.1926);
});

test("a difference lies in its interval, the interval in −1 to 1, and swapping the sides turns every sign", () => {
  fc.assert(
    fc.property(share, share, (left, right) => {
      const there = shareDifference(left, right);
      const back = shareDifference(right, left);
      if (there === null || back === null) throw new Error("both sides have records");
      expect(there.low).toBeLessThanOrEqual(there.difference + 1e-12);
      expect(there.high).toBeGreaterThanOrEqual(there.difference - 1e-12);
      expect(there.low).toBeGreaterThanOrEqual(-1 - 1e-9);
      expect(there.high).toBeLessThanOrEqual(1 + 1e-9);
      expect(back.difference).toBeCloseTo(-there.difference, 12);
      expect(back.low).toBeCloseTo(-there.high, 12);
      expect(back.high).toBeCloseTo(-there.low, 12);
    }),
  );
});

test("the more records, the narrower the interval; without records there is none", () => {
  const width = (times: number) => {
    const found = shareDifference({ count: 4 * times, of: 10 * times }, { count: 5 * times, of: 10 * times });
    return (found?.high ?? 0) - (found?.low ?? 0);
  };
  expect(width(100)).toBeLessThan(width(10));
  expect(shareDifference({ count: 0, of: 0 }, { count: 1, of: 2 })).toBeNull();
});

test("means are compared with the errors of both sides", () => {
  const one = { count: 100, mean: 40, variance: 90 };
  const other = { count: 100, mean: 50, variance: 10 };
  const there = meanDifference(one, other);
  expect(there?.difference).toBe(10);
  expect((there?.high ?? 0) - 10).toBeCloseTo(1.959964, 5);
  expect(meanDifference(other, one)?.low).toBeCloseTo(-(there?.high ?? 0), 12);
  expect(meanDifference({ ...one, count: 1 }, other)).toBeNull();
});
