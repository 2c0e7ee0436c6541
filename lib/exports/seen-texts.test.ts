import fc from "fast-check";
import { expect, it } from "vitest";
import { anyText } from "@/testing/exportable-record";
import { seenTexts } from "./seen-texts";

it("never misses a repetition", () => {
  const seen = seenTexts();
  fc.assert(
    fc.property(anyText, anyText, (one, other) => {
      seen.see(one, other);
      expect(seen.see(one, other)).toBe(true);
    }),
  );
});

it("tells apart texts that only join up to the same, and takes nearly none for seen", () => {
  const seen = seenTexts();
  expect(seen.see("ab", "")).toBe(false);
  expect(seen.see("a", "b")).toBe(false);
  expect(seen.see("", "ab")).toBe(false);
  let mistaken = 0;
  for (let number = 0; number < 200_000; number += 1) if (seen.see(`Question ${number}?`, "")) mistaken += 1;
  expect(mistaken).toBeLessThanOrEqual(1);
});
