import { expect, it } from "vitest";
import { createNeedTable, INDEXED_LENGTHS, UNREACHABLE } from "./need-table";

/** As rouge_score spells it, in its order of operations. */
function score(common: number, m: number, n: number): number {
  const [precision, recall] = [common / m, common / n];
  return precision + recall > 0 ? (2 * precision * recall) / (precision + recall) : 0;
}

it.each([0, 0.5, 0.7, 0.9, 1])(
  "at %d needs the smallest number that the formula puts above it",
  (threshold) => {
    const { need } = createNeedTable(threshold);
    const wrong: number[][] = [];
    for (let m = 1; m < INDEXED_LENGTHS; m += 1) {
      for (let n = 1; n < INDEXED_LENGTHS; n += 1) {
        const given = need[m * INDEXED_LENGTHS + n]!;
        const most = Math.min(m, n);
        const isRight =
          given === UNREACHABLE
            ? !(score(most, m, n) > threshold)
            : given <= most && score(given, m, n) > threshold && !(score(given - 1, m, n) > threshold);
        if (!isRight) wrong.push([m, n, given]);
      }
    }
    expect(wrong).toEqual([]);
  },
);

it("knows the partners that can be reached, without gaps, and the least that any of them needs", () => {
  const { need, least, shortest, longest } = createNeedTable(0.7);
  for (let m = 1; m < INDEXED_LENGTHS; m += 1) {
    const row = [...need.subarray(m * INDEXED_LENGTHS, (m + 1) * INDEXED_LENGTHS)];
    const reached = row.flatMap((value, n) => (value === UNREACHABLE ? [] : [n]));
    expect([shortest[m], longest[m]]).toEqual([reached[0], reached.at(-1)]);
    expect(reached).toHaveLength(longest[m]! - shortest[m]! + 1);
    expect(least[m]).toBe(Math.min(...row));
  }
  expect([shortest[12], longest[12]]).toEqual([7, 22]);
});

it("has no partners where nothing can be above the threshold", () => {
  const { shortest, longest } = createNeedTable(1);
  expect([shortest[9], longest[9]]).toEqual([1, 0]);
});
