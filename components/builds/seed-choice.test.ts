import { expect, test } from "vitest";
import { isChosen, setChosen } from "./seed-choice";

const all = [1, 2, 3];

test("taking one out of all leaves the others, and putting it back makes it all again", () => {
  const without = setChosen(null, all, [2], false);
  expect(all.filter((id) => isChosen(without, id))).toEqual([1, 3]);
  expect(setChosen(without, all, [2], true)).toBeNull();
});

test("everything can be taken out at once", () => {
  expect(setChosen(null, all, all, false)).toEqual(new Set());
});
