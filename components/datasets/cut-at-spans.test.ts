import fc from "fast-check";
import { expect, test } from "vitest";
import { cutAtSpans } from "./cut-at-spans";

const span = fc.record({ start: fc.integer({ min: -3, max: 40 }), end: fc.integer({ min: -3, max: 40 }) });

test("the pieces give the text again, whatever the spans are", () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 30 }), fc.array(span), fc.option(span), (text, spans, lit) => {
      const pieces = cutAtSpans(text, spans, lit);
      expect(pieces.map((piece) => piece.text).join("")).toBe(text);
      for (const { start, text: piece, isMarked, isLit } of pieces) {
        for (let at = start; at < start + piece.length; at += 1) {
          const isIn = (one: { start: number; end: number }) => one.start <= at && at < one.end;
          expect(isMarked).toBe(spans.some(isIn) || (lit !== null && isIn(lit)));
          expect(isLit).toBe(lit !== null && isIn(lit));
        }
      }
    }),
  );
});
