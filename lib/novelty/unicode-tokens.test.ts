import fc from "fast-check";
import { expect, it } from "vitest";
import { tokenize } from "./tokenize";
import { tokenizeMended, tokenizeUnicode } from "./unicode-tokens";

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

const mixed = fc.string({
  unit: fc.constantFrom("a", "B", "7", " ", "火", "今", "д", "ı", "\u212a", "\u037e", "é", "e\u0301", "😀"),
});

it("mended, sees what the reference sees where that is anything, and shares no token with what it does not see", () => {
  fc.assert(
    fc.property(mixed, mixed, (text, other) => {
      const [tokens, all] = [tokenizeMended(text), tokenize(text)];
      expect(tokens).toEqual(all.length > 0 ? all : tokenizeUnicode(text));
      if (all.length === 0) expect(tokenize(other).filter((token) => tokens.includes(token))).toEqual([]);
    }),
  );
});
