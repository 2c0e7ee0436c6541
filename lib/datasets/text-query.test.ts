import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { matchesTextQuery, parseTextQuery } from "./text-query";
import { LONGEST_WORD, lowerWord, textWords, wordsOfText } from "./text-words";

const texts = (reply: string) => ({ instruction: "Tides?", input: "of the Sea", thoughts: "", reply });
const finds = (query: string, reply: string) =>
  matchesTextQuery(texts(reply), { kind: "words", query, in: "all" });

describe("the words of a text", () => {
  it("are its runs of letters, marks and digits in lower case, with where they stand", () => {
    const text = "Don't — HIGH-water 42 e\u0301té Ω 😀水門";
    const found = textWords(text);
    expect(found.map(({ word }) => word)).toEqual([
      "don",
      "t",
      "high",
      "water",
      "42",
      "e\u0301té",
      "ω",
      "水門",
    ]);
    for (const { word, start, end } of found) expect(lowerWord(text.slice(start, end))).toBe(word);
  });

  it("lower-case a part of a run into the same part of its word", () => {
    const run = fc.array(fc.constantFrom(..."aAΣσςİıKſßÉ", "\u212a")).map((parts) => parts.join(""));
    fc.assert(fc.property(run, run, (a, b) => lowerWord(a + b) === lowerWord(a) + lowerWord(b)));
  });

  it("are the same with and without their places", () => {
    const text = fc.oneof(fc.string(), fc.string({ unit: "grapheme" }), fc.string({ unit: "binary" }));
    fc.assert(
      fc.property(text, (some) => {
        expect(wordsOfText(some)).toEqual(textWords(some).map(({ word }) => word));
      }),
    );
    expect(wordsOfText("A".repeat(LONGEST_WORD + 1))).toEqual(["a".repeat(LONGEST_WORD), "a"]);
  });

  it("are never longer than a word may be, and lose nothing by it", () => {
    const run = "水".repeat(LONGEST_WORD * 2 + 3);
    const words = textWords(`${run}.`).map(({ word }) => word);
    expect(words.map((word) => word.length)).toEqual([LONGEST_WORD, LONGEST_WORD, 3]);
    expect(words.join("")).toBe(run);
  });
});

describe("a search for words", () => {
  it("is read as words, phrases, beginnings and exclusions", () => {
    expect(parseTextQuery('tide "High water" harb* -moon well-known -"low tide*" — "')).toEqual([
      { words: ["tide"], isBeginning: false, isExcluded: false },
      { words: ["high", "water"], isBeginning: false, isExcluded: false },
      { words: ["harb"], isBeginning: true, isExcluded: false },
      { words: ["moon"], isBeginning: false, isExcluded: true },
      { words: ["well", "known"], isBeginning: false, isExcluded: false },
      { words: ["low", "tide"], isBeginning: true, isExcluded: true },
    ]);
  });

  it("is read from any text, and finds every text by its own words", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), fc.string(), (text, query) => {
        const own = textWords(text).map(({ word }) => word);
        if (own.length > 0) expect(finds(own.join(" "), text)).toBe(true);
        if (own.length > 0) expect(finds(`"${own.join(" ")}"`, text)).toBe(true);
        expect(typeof finds(query, text)).toBe("boolean");
      }),
    );
  });

  it.each([
    ["high water", "Water is high.", true],
    ['"high water"', "Water is high.", false],
    ['"high water"', "High—water.", true],
    ['"tides of"', "", false],
    ["of -moon", "", true],
    ["-moon", "The Moon.", false],
    ["-moon", "The sun.", true],
    ["moo*", "The moon.", true],
    ["moo", "The moon.", false],
    ['"the moo*"', "The moon.", true],
    ["—", "The — moon.", false],
  ])("for %s in “%s”: %s", (query, reply, isFound) => {
    expect(finds(query, reply)).toBe(isFound);
  });
});
