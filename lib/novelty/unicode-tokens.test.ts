import fc from "fast-check";
import { expect, it } from "vitest";
import { tokenize } from "./tokenize";
import { tokenizeUnicode } from "./unicode-tokens";

it.each([
  ["今日は", ["今日", "日は"]],
  ["火", ["火"]],
  ["用Python写一个函数", ["用", "python", "写一", "一个", "个函", "函数"]],
  ["Да, нет", ["да", "не", "ет"]],
  ["naïve", ["na", "ï", "ve"]],
  ["\u212Aelvin", ["kelvin"]],
  ["😀 … !", []],
])("%j has the tokens %j", (text, tokens) => {
  expect(tokenizeUnicode(text)).toEqual(tokens);
});

it("sees in plain ASCII what the reference sees", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme-ascii" }), (text) => {
      expect(tokenizeUnicode(text)).toEqual(tokenize(text));
    }),
  );
});
