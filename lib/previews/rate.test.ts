import fc from "fast-check";
import { expect, test } from "vitest";
import { rate, rateDelta } from "./rate";

const arbitraryRate = fc
  .tuple(fc.nat(2000), fc.nat(2000))
  .map(([a, b]) => rate(Math.min(a, b), Math.max(a, b)));

test("a share has the Wilson interval of the textbook", () => {
  const { share, low, high } = rate(8, 10);
  expect(share).toBe(0.8);
  expect(low).toBeCloseTo(0.4902, 4);
  expect(high).toBeCloseTo(0.9433, 4);
});

test("of no cases nothing is known", () => {
  expect(rate(0, 0)).toEqual({ count: 0, of: 0, share: null, low: 0, high: 1 });
  expect(rateDelta(rate(0, 0), rate(1, 2))).toBeNull();
});

test("the interval holds the share, lies within 0 and 1, and narrows with more cases", () => {
  fc.assert(
    fc.property(arbitraryRate, ({ count, of, share, low, high }) => {
      expect(low).toBeGreaterThanOrEqual(0);
      expect(high).toBeLessThanOrEqual(1);
      if (share === null) return;
      expect(low).toBeLessThanOrEqual(share);
      expect(high).toBeGreaterThanOrEqual(share);
      const more = rate(count * 4, of * 4);
      expect(more.high - more.low).toBeLessThan(high - low);
    }),
  );
});

test("a delta lies within its interval, and turns its sign with the direction", () => {
  fc.assert(
    fc.property(arbitraryRate, arbitraryRate, (a, b) => {
      const [there, back] = [rateDelta(a, b), rateDelta(b, a)];
      if (there === null || back === null) return;
      expect(there.low).toBeLessThanOrEqual(there.share);
      expect(there.high).toBeGreaterThanOrEqual(there.share);
      expect(there.share).toBeCloseTo(-back.share, 12);
      expect(there.low).toBeCloseTo(-back.high, 12);
    }),
  );
});

test("Newcombe's own example comes out: 56 of 70 against 48 of 80", () => {
  const delta = rateDelta(rate(56, 70), rate(48, 80));
  expect(delta?.share).toBeCloseTo(0.2, 4);
  expect(delta?.low).toBeCloseTo(0.0524, 4);
  expect(delta?.high).toBeCloseTo(0.3339, 4);
});
