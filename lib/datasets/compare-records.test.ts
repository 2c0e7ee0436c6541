import fc from "fast-check";
import { expect, test } from "vitest";
import {
  citedChange,
  matchesCompareFilter,
  outcomeOf,
  outcomes,
  summariseComparison,
} from "./compare-records";

const judged = fc.record({
  verdict: fc.constantFrom("kept" as const, "dropped" as const),
  reason: fc.constantFrom(null, "short", "apology"),
});
const row = fc
  .tuple(fc.option(judged), fc.option(judged), fc.nat({ max: 50 }), fc.nat({ max: 50 }))
  .filter(([left, right]) => left !== null || right !== null);

test("a summary adds up: every row has one outcome, and each side its rows", () => {
  fc.assert(
    fc.property(fc.array(row, { maxLength: 40 }), (rows) => {
      const summary = summariseComparison(
        rows.map(([left, right, leftLength, rightLength]) => {
          const isPair = left !== null && right !== null;
          return {
            left,
            right,
            count: 1,
            longer: isPair && rightLength > leftLength ? 1 : 0,
            shorter: isPair && rightLength < leftLength ? 1 : 0,
            leftLength,
            rightLength,
          };
        }),
        [],
      );
      const total = outcomes.reduce((sum, outcome) => sum + summary.outcomes[outcome], 0);
      expect(total).toBe(rows.length);
      expect(summary.left).toBe(rows.filter(([left]) => left !== null).length);
      expect(summary.right).toBe(rows.filter(([, right]) => right !== null).length);
      for (const outcome of outcomes) {
        expect(summary.outcomes[outcome]).toBe(
          rows.filter(([left, right]) => outcomeOf(left, right) === outcome).length,
        );
      }
      const { longer, shorter, same } = summary.length;
      expect(longer + shorter + same).toBe(total - summary.outcomes.only_left - summary.outcomes.only_right);
    }),
  );
});

test("principles are gained and lost the other way round when the sides are swapped", () => {
  const cited = fc.array(fc.integer({ min: 1, max: 8 }), { maxLength: 6 });
  fc.assert(
    fc.property(cited, cited, (left, right) => {
      const there = citedChange(left, right);
      const back = citedChange(right, left);
      expect([there.gained, there.lost]).toEqual([back.lost, back.gained]);
      for (const number of there.gained)
        expect([left, right].map((one) => one.includes(number))).toEqual([false, true]);
    }),
  );
});

test("a row without a second side has gained, lost and outgrown nothing", () => {
  const left = { verdict: "kept" as const, reason: null, cited: [1], length: 5 };
  const nothing = { show: null, gained: null, lost: null, length: null };
  expect(matchesCompareFilter(left, null, nothing)).toBe(true);
  expect(matchesCompareFilter(left, null, { ...nothing, show: "only_left" })).toBe(true);
  expect(matchesCompareFilter(left, null, { ...nothing, lost: 1 })).toBe(false);
  expect(matchesCompareFilter(left, { ...left, cited: [2] }, { ...nothing, lost: 1, gained: 2 })).toBe(true);
  expect(matchesCompareFilter(left, { ...left, length: 9 }, { ...nothing, length: "longer" })).toBe(true);
  expect(matchesCompareFilter(left, { ...left, length: 9 }, { ...nothing, length: "same" })).toBe(false);
});
