import fc from "fast-check";
import { expect, it } from "vitest";
import { lengthTable } from "./length-table";

const lengths = fc.array(fc.oneof(fc.nat(300), fc.integer({ min: 200, max: 5_000 }), fc.nat(3_000_000)), {
  minLength: 1,
  maxLength: 200,
});
const summaryOf = (lengths: readonly number[]) => {
  const table = lengthTable();
  for (const length of lengths) table.add(length);
  return table.summary();
};
/** The least length that this share of all is not above. */
const exactly = (lengths: readonly number[], share: number) =>
  [...lengths].sort((a, b) => a - b)[Math.max(0, Math.ceil(share * lengths.length) - 1)]!;

it("tells count, least, greatest and mean exactly, and the shares between to 0.4 %", () => {
  fc.assert(
    fc.property(lengths, (lengths) => {
      const summary = summaryOf(lengths)!;
      expect(summary.count).toBe(lengths.length);
      expect(summary.min).toBe(Math.min(...lengths));
      expect(summary.max).toBe(Math.max(...lengths));
      expect(summary.mean).toBeCloseTo(lengths.reduce((sum, one) => sum + one, 0) / lengths.length, 6);
      for (const [found, share] of [
        [summary.p5, 0.05],
        [summary.median, 0.5],
        [summary.p95, 0.95],
      ] as const) {
        const exact = exactly(lengths, share);
        expect(Math.abs(found - exact)).toBeLessThanOrEqual(exact < 256 ? 0 : exact * 0.004);
      }
    }),
    { numRuns: 400 },
  );
});

it("has nothing to tell of no lengths, and knows a length of nothing from no length", () => {
  expect(summaryOf([])).toBeNull();
  expect(summaryOf([0])).toMatchObject({ count: 1, min: 0, median: 0, max: 0 });
});
