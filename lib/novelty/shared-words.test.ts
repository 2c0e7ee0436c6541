import fc from "fast-check";
import { expect, it } from "vitest";
import { rougeL, scoreOf } from "./rouge-l";
import { sharedWords } from "./shared-words";
import { tokenize } from "./tokenize";

const marked = (pieces: { text: string; isShared: boolean }[]) =>
  pieces.map(({ text, isShared }) => (isShared ? `[${text}]` : text)).join("");

it("marks the words that two texts share, runs of them together", () => {
  const { a, b } = sharedWords("Give me three tips for tea.", "Please give me some tips, for coffee!");
  expect(marked(a)).toBe("[Give me] three [tips for] tea.");
  expect(marked(b)).toBe("Please [give me] some [tips, for] coffee!");
});

it("marks exactly as many words as the score counts, in the same order, and loses no character", () => {
  const text = fc
    .array(fc.constantFrom("a", "B", "c", "d9", "é", "—", "don't"), { maxLength: 12 })
    .map((parts) => parts.join(" "));
  fc.assert(
    fc.property(text, text, (first, second) => {
      const { a, b } = sharedWords(first, second);
      expect(a.map((piece) => piece.text).join("")).toBe(first);
      expect(b.map((piece) => piece.text).join("")).toBe(second);
      const words = (pieces: typeof a) => pieces.flatMap((p) => (p.isShared ? tokenize(p.text) : []));
      expect(words(a)).toEqual(words(b));
      const [tokensA, tokensB] = [tokenize(first), tokenize(second)];
      expect(scoreOf(words(a).length, tokensA.length, tokensB.length)).toBe(rougeL(tokensA, tokensB));
    }),
  );
});
