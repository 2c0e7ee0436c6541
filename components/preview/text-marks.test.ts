import fc from "fast-check";
import { expect, test } from "vitest";
import { cutAtMarks, differingWords } from "./text-marks";

test("a text is cut at its marks without losing or moving a letter", () => {
  const mark = fc
    .tuple(fc.nat(30), fc.nat(30), fc.constantFrom("differs" as const, "rule" as const))
    .map(([a, b, kind]) => ({ start: Math.min(a, b), end: Math.max(a, b), kind }));
  fc.assert(
    fc.property(fc.string({ maxLength: 30, minLength: 1 }), fc.array(mark), (text, marks) => {
      const pieces = cutAtMarks(0, text.length, marks);
      expect(pieces.map(({ start, end }) => text.slice(start, end)).join("")).toBe(text);
      for (const { start, end, kinds } of pieces) {
        for (const { kind } of marks.filter(
          (one) => one.start <= start && one.end >= end && one.start < one.end,
        )) {
          expect(kinds).toContain(kind);
        }
      }
    }),
  );
});

test("words that stand only here are marked, without the space around them, and those missing are counted", () => {
  const text = "Bread rises because yeast makes gas.";
  const { marks, addedCount, missingCount, wordCount } = differingWords(
    "Bread rises as yeast makes gas.",
    text,
  );
  expect(marks.map(({ start, end }) => text.slice(start, end))).toEqual(["because"]);
  expect({ addedCount, missingCount, wordCount }).toEqual({ addedCount: 1, missingCount: 1, wordCount: 6 });
});

test("equal texts differ in nothing", () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      expect(differingWords(text, text)).toMatchObject({ marks: [], addedCount: 0, missingCount: 0 });
    }),
  );
});
