import fc from "fast-check";
import { expect, test } from "vitest";
import {
  describeChange,
  describeShift,
  driftSubjects,
  isClear,
  measureDrift,
  type SideCounts,
} from "./drift";

const side = fc.integer({ min: 1, max: 2_000 }).chain((records) =>
  fc.record({
    records: fc.constant(records),
    values: fc.uniqueArray(
      fc.record({
        subject: fc.constantFrom(...driftSubjects),
        value: fc.constantFrom("1", "2", "12", "short"),
        count: fc.integer({ min: 0, max: records }),
      }),
      { selector: ({ subject, value }) => `${subject} ${value}` },
    ),
    means: fc.constant([]),
  }),
);

test("the greatest change comes first, nothing is left out, and the other way round every sign is turned", () => {
  fc.assert(
    fc.property(side, side, (left, right) => {
      const { shares } = measureDrift(left, right);
      const sizes = shares.map(({ change }) => Math.abs(change?.difference ?? 0));
      expect(sizes).toEqual(sizes.toSorted((a, b) => b - a));
      const names = ({ values }: SideCounts) => values.map(({ subject, value }) => `${subject} ${value}`);
      expect(new Set(shares.map(({ subject, value }) => `${subject} ${value}`))).toEqual(
        new Set([...names(left), ...names(right)]),
      );
      const back = new Map(
        measureDrift(right, left).shares.map((row) => [`${row.subject} ${row.value}`, row]),
      );
      for (const row of shares) {
        const other = back.get(`${row.subject} ${row.value}`);
        expect([other?.right, other?.left]).toEqual([row.left, row.right]);
        expect(other?.change?.difference).toBeCloseTo(-(row.change?.difference ?? Number.NaN), 12);
        expect(isClear(other?.change ?? null)).toBe(isClear(row.change));
      }
    }),
  );
});

const counts = (count: number): SideCounts => ({
  records: 4_000,
  values: [{ subject: "principle", value: "7", count }],
  means: [],
});

test("a change is said in words and in points, with what it may be off", () => {
  const [row] = measureDrift(counts(1_640), counts(2_080)).shares;
  if (row === undefined) throw new Error("there is a row");
  expect(describeChange(row)).toBe("cites 7 more often");
  expect(describeShift(row, 4_000, 4_000)).toBe("41\u2009% → 52\u2009% (+11 ± 2)");
  const [small] = measureDrift(counts(2_000), counts(1_990)).shares;
  if (small === undefined) throw new Error("there is a row");
  expect(describeChange(small)).toBe("cites 7 less often");
  expect(describeShift(small, 4_000, 4_000)).toBe("50.0\u2009% → 49.8\u2009% (−0.3 ± 2.2)");
  expect(isClear(small.change)).toBe(false);
});
