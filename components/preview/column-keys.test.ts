import { expect, test } from "vitest";
import { fitKeys, moveKey, noKeys, removeKey } from "./column-keys";

test("a column keeps its key while others come, go and move", () => {
  const three = fitKeys(noKeys, 3);
  expect(three.keys).toEqual([1, 2, 3]);
  const moved = moveKey(three, 2, -1);
  expect(moved.keys).toEqual([1, 3, 2]);
  const two = removeKey(moved, 0);
  expect(two.keys).toEqual([3, 2]);
  expect(fitKeys(two, 2).keys).toEqual([3, 2]);
});

test("a key is never given twice, so that a new column does not show what a removed one brought", () => {
  const again = fitKeys(removeKey(fitKeys(noKeys, 2), 1), 2);
  expect(again.keys).toEqual([1, 3]);
});
