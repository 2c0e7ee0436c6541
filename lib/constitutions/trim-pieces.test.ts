import fc from "fast-check";
import { expect, it } from "vitest";
import { compareWords } from "./compare-words";
import { trimPieces } from "./trim-pieces";

it("what differs is shown with a few words around it", () => {
  const before =
    "The question is clear and asks how things stand. I should follow 12 (dated) and so on for long.";
  const pieces = trimPieces(compareWords(before, before.replace("12", "3")), 16);
  expect(pieces.map(({ text }) => text).join("|")).toBe("… should follow |12|3| (dated) and so …");
});

it("what differs itself is never cut, and what is short stays whole", () => {
  fc.assert(
    fc.property(fc.lorem({ maxCount: 30 }), fc.lorem({ maxCount: 30 }), (before, after) => {
      const pieces = compareWords(before, after);
      const trimmed = trimPieces(pieces, 20);
      expect(trimmed.filter((p) => p.kind !== "same")).toEqual(pieces.filter((p) => p.kind !== "same"));
      for (const [index, { text }] of trimmed.entries()) {
        expect(text.length).toBeLessThanOrEqual(pieces[index]?.text.length ?? 0);
      }
    }),
  );
});
