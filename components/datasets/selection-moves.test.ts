import fc from "fast-check";
import { expect, test } from "vitest";
import { recordSelectionSchema } from "@/lib/datasets/record-selection";
import {
  allMatching,
  isSelected,
  MOST_PICKED,
  nothingPicked,
  selectedCount,
  toSelection,
  withSelected,
} from "./selection-moves";

test("a record is selected and taken out again, also from all that match", () => {
  const two = withSelected(nothingPicked, [4, 7], true);
  expect(toSelection(two, [])).toEqual({ kind: "picked", ids: [4, 7] });
  expect(toSelection(withSelected(two, [4, 7], false), [])).toBeNull();
  const filters = [{ kind: "verdict", is: "kept" } as const];
  const butOne = withSelected(allMatching, [4], false);
  expect(toSelection(butOne, filters)).toEqual({ kind: "matching", filters, exceptIds: [4] });
  expect(selectedCount(butOne, 1_264)).toBe(1_263);
  expect(selectedCount(butOne, null)).toBeNull();
});

test("whatever is selected, the last word on a record counts, and it can be handed over", () => {
  const moves = fc.array(fc.tuple(fc.integer({ min: 1, max: 9 }), fc.boolean()), { minLength: 1 });
  fc.assert(
    fc.property(moves, fc.boolean(), (all, isMatching) => {
      const start = isMatching ? allMatching : nothingPicked;
      const end = all.reduce((now, [id, isOn]) => withSelected(now, [id], isOn), start);
      for (const [id, isOn] of new Map(all)) expect(isSelected(end, id)).toBe(isOn);
      const selection = toSelection(end, []);
      if (selection !== null) expect(recordSelectionSchema.parse(selection)).toEqual(selection);
    }),
  );
});

test("a selection that names more than can be handed over is not made", () => {
  const many = Array.from({ length: MOST_PICKED + 1 }, (_, i) => i + 1);
  expect(withSelected(nothingPicked, many, true)).toBe(nothingPicked);
  expect(withSelected(nothingPicked, many.slice(1), true).ids.size).toBe(MOST_PICKED);
});
