import { expect, test } from "vitest";
import { areaPath, linePath, stepPath } from "./plot-paths";

test("a line goes from place to place", () => {
  expect(
    linePath([
      [0, 10],
      [5, 2.26],
      [10, 4],
    ]),
  ).toBe("M0,10L5,2.3L10,4");
  expect(linePath([])).toBe("");
});

test("a limit holds until it moves, and to the end", () => {
  expect(
    stepPath(
      [
        [0, 10],
        [4, 6],
      ],
      9,
    ),
  ).toBe("M0,10H4V6H9");
  expect(stepPath([[3, 1]], 9)).toBe("M3,1H9");
  expect(stepPath([], 9)).toBe("");
});

test("an area closes along the axis", () => {
  expect(
    areaPath(
      linePath([
        [1, 2],
        [3, 4],
      ]),
      [1, 3],
      20,
    ),
  ).toBe("M1,2L3,4L3,20L1,20Z");
  expect(areaPath("", [0, 0], 20)).toBe("");
});
