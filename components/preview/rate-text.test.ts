import { expect, test } from "vitest";
import { rate, rateDelta } from "@/lib/previews/rate";
import { deltaIntervalText, deltaText, intervalText, isClear, shareText } from "./rate-text";

function delta(count: number, base: number, of: number) {
  const found = rateDelta(rate(count, of), rate(base, of));
  if (found === null) throw new Error("no cases");
  return found;
}

test("a share is told in whole percent with its interval; nothing known is a dash", () => {
  expect(shareText(rate(5, 8))).toBe("63\u2009%");
  expect(intervalText(rate(5, 8))).toBe("31–86");
  expect(shareText(rate(0, 0))).toBe("–");
  expect(intervalText(rate(0, 0))).toBe("");
});

test("a difference carries its sign, and none is a plain zero", () => {
  expect(deltaText(delta(8, 5, 25))).toBe("+12\u2009pp");
  expect(deltaText(delta(5, 8, 25))).toBe("−12\u2009pp");
  expect(deltaText(delta(5, 5, 25))).toBe("0\u2009pp");
});

test("a difference whose interval holds zero is not clear, one whose interval does not is", () => {
  expect(isClear(delta(8, 5, 25))).toBe(false);
  expect(deltaIntervalText(delta(8, 5, 25))).toMatch(/^−\d+ to \+\d+$/);
  expect(isClear(delta(24, 2, 25))).toBe(true);
  expect(isClear(delta(2, 24, 25))).toBe(true);
});
