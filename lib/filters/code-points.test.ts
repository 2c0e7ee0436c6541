import { expect, test } from "vitest";
import { codePointLength } from "./code-points";

test("a character outside the basic plane counts once", () => {
  expect(codePointLength("")).toBe(0);
  expect(codePointLength("añ🌊")).toBe(3);
});
