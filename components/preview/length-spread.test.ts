import { expect, test } from "vitest";
import { lengthSpread } from "./length-spread";

test("the median of an even number of lengths lies between the two in the middle", () => {
  expect(lengthSpread([400, 10, 200, 100])).toEqual({ shortest: 10, median: 150, longest: 400 });
  expect(lengthSpread([7])).toEqual({ shortest: 7, median: 7, longest: 7 });
});

test("no lengths have no spread; a reply of no characters is a length", () => {
  expect(lengthSpread([])).toBeNull();
  expect(lengthSpread([0, 0])).toEqual({ shortest: 0, median: 0, longest: 0 });
});
