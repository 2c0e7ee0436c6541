import { expect, test } from "vitest";
import { choose, moveInGrid, NOTHING } from "./selection";

test("a click chooses one, with Ctrl it joins or leaves, with Shift all between join", () => {
  const one = choose(NOTHING, 3);
  expect([...one.chosen]).toEqual([3]);
  const two = choose(one, 5, { isMore: true });
  expect([...two.chosen]).toEqual([3, 5]);
  expect([...choose(two, 3, { isMore: true }).chosen]).toEqual([5]);
  expect([...choose(one, 1, { isRange: true }).chosen].sort()).toEqual([1, 2, 3]);
});

test("arrows walk the grid and stay where there is nothing further", () => {
  const grid = { count: 8, columns: 3 };
  expect(moveInGrid("ArrowDown", 1, grid)).toBe(4);
  expect(moveInGrid("ArrowDown", 5, grid)).toBe(5);
  expect(moveInGrid("ArrowUp", 1, grid)).toBe(1);
  expect(moveInGrid("ArrowRight", 2, grid)).toBe(3);
  expect(moveInGrid("End", 2, grid)).toBe(7);
  expect(moveInGrid("x", 2, grid)).toBeNull();
});
