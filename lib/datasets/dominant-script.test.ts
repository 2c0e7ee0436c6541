import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { dominantScript } from "./dominant-script";
import { isRefusal } from "./refusal";

describe("the script of a text", () => {
  it.each([
    ["Tides rise.", "Latin"],
    ["Прилив и tide", "Cyrillic"],
    ["水門", "Han"],
    ["水のかたち", "Japanese"],
    ["밀물", "Hangul"],
    ["ⴰⵣⵓⵍ", "Other"],
    ["1 + 2 = 3", null],
    ["😀 …", null],
    ["", null],
  ])("of “%s” is %s", (text, script) => {
    expect(dominantScript(text)).toBe(script);
  });

  it("is found of any text", () => {
    fc.assert(fc.property(fc.string({ unit: "binary" }), (text) => dominantScript(text) !== ""));
  });
});

describe("a refusal", () => {
  it.each([
    ["I'm sorry, but I cannot help with that.", true],
    ["As an AI, I have no tides.", true],
    ["Sorry, but I can not say.", true],
    ["The moon pulls the water. I cannot see it from here, but you can.", true],
    ["The moon pulls the water.", false],
    ["He said sorry and left.", false],
    [`${"The moon pulls. ".repeat(20)}I cannot go on.`, false],
  ])("“%s”: %s", (reply, isOne) => {
    expect(isRefusal(reply)).toBe(isOne);
  });
});
