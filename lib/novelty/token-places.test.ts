import fc from "fast-check";
import { expect, it } from "vitest";
import { tokenPlaces } from "./token-places";
import { tokenizeUnicode } from "./unicode-tokens";

it("finds the tokens of all scripts where they stand", () => {
  const text = "Good 今日は, Zoë!";
  expect(tokenPlaces(text).map(({ token, start, end }) => [token, text.slice(start, end)])).toEqual([
    ["good", "Good"],
    ["今日", "今日"],
    ["日は", "日は"],
    ["zo", "Zo"],
    ["ë", "ë"],
  ]);
});

it("gives the tokens of a word that changes its length the place of the whole word", () => {
  const text = "a Zoe\u0308 b";
  expect(tokenPlaces(text).map(({ token, start, end }) => [token, start, end])).toEqual([
    ["a", 0, 1],
    ["zo", 2, 6],
    ["ë", 2, 6],
    ["b", 7, 8],
  ]);
});

it("sees what tokenizeUnicode sees in text that is composed and in small letters", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), (raw) => {
      const text = raw.toLowerCase().normalize("NFC");
      fc.pre(text === text.toLowerCase().normalize("NFC"));
      expect(tokenPlaces(text).map(({ token }) => token)).toEqual(tokenizeUnicode(text));
    }),
    { numRuns: 500 },
  );
});

it("keeps every place within the text and in order", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (text) => {
      let last = 0;
      for (const { start, end } of tokenPlaces(text)) {
        expect(start).toBeGreaterThanOrEqual(last);
        expect(end).toBeGreaterThan(start);
        expect(end).toBeLessThanOrEqual(text.length);
        last = start;
      }
    }),
    { numRuns: 500 },
  );
});
