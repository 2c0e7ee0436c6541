import fc from "fast-check";
import { expect, test } from "vitest";
import { coverPrinciples, neverCited, pairLift } from "./principle-coverage";

const record = fc.record({
  cited: fc.array(fc.integer({ min: 1, max: 6 }), { maxLength: 5 }),
  isKept: fc.boolean(),
  isGuided: fc.boolean(),
  count: fc.integer({ min: 1, max: 3 }),
});

test("a principle and a pair are counted once for every record that cites them, however often it does", () => {
  fc.assert(
    fc.property(fc.array(record, { maxLength: 30 }), (groups) => {
      const { records, kept, guided, other, principles, pairs } = coverPrinciples(groups);
      const count = (is: (one: (typeof groups)[number]) => boolean) =>
        groups.filter(is).reduce((sum, one) => sum + one.count, 0);
      expect([records, kept]).toEqual([count(() => true), count(({ isKept }) => isKept)]);
      expect(guided + other).toBe(kept);
      for (const row of principles) {
        expect(row.kept).toBe(count(({ cited, isKept }) => isKept && cited.includes(row.number)));
        expect(row.dropped).toBe(count(({ cited, isKept }) => !isKept && cited.includes(row.number)));
        expect(row.guided + row.other).toBe(row.kept);
      }
      for (const { a, b, count: together } of pairs) {
        expect(a).toBeLessThan(b);
        expect(together).toBe(count(({ cited }) => cited.includes(a) && cited.includes(b)));
      }
      const cited = new Set(groups.flatMap((one) => one.cited));
      expect(new Set(principles.map(({ number }) => number))).toEqual(cited);
      const shown = [1, 2, 3, 4, 5, 6, 7].map((number) => ({ number }));
      expect(neverCited(shown, { principles })).toEqual([1, 2, 3, 4, 5, 6, 7].filter((n) => !cited.has(n)));
    }),
  );
});

test("two that have nothing to do with each other are cited together as often as expected", () => {
  expect(pairLift(10, { a: 50, b: 40, records: 200 })).toEqual({ expected: 10, lift: 1 });
  expect(pairLift(5, { a: 50, b: 40, records: 200 }).lift).toBe(0.5);
  expect(pairLift(0, { a: 0, b: 40, records: 200 }).lift).toBeNull();
});
