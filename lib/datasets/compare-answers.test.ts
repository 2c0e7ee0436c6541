import fc from "fast-check";
import { expect, test } from "vitest";
import { compareAnswers } from "./compare-answers";

test("two texts part at the first place that differs", () => {
  expect(compareAnswers(" The tide rises.", " The tide falls.")).toEqual({
    isSame: false,
    partsAt: 10,
    pieces: [
      { kind: "same", text: " The tide " },
      { kind: "removed", text: "rises" },
      { kind: "added", text: "falls" },
      { kind: "same", text: "." },
    ],
  });
  expect(compareAnswers("The tide", "The tide turns").partsAt).toBe(8);
});

test("texts never part inside a character", () => {
  expect(compareAnswers("a😀", "a😁").partsAt).toBe(1);
});

test("whatever the texts are, they agree until they part, and the words make both of them", () => {
  const text = fc.string({ unit: fc.constantFrom("tide ", "sea ", "😀", "😁", ".", "\n") });
  fc.assert(
    fc.property(text, text, (then, now) => {
      const { isSame, partsAt, pieces } = compareAnswers(then, now);
      expect(isSame).toBe(then === now);
      const common = partsAt ?? then.length;
      expect(now.slice(0, common)).toBe(then.slice(0, common));
      if (partsAt !== null) expect(then.codePointAt(partsAt)).not.toBe(now.codePointAt(partsAt));
      const joined = (kind: string) =>
        pieces
          .flatMap((piece) => (piece.kind === "same" || piece.kind === kind ? [piece.text] : []))
          .join("");
      expect([joined("removed"), joined("added")]).toEqual([then, now]);
    }),
  );
});
