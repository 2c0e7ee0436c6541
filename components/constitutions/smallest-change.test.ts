import fc from "fast-check";
import { expect, it } from "vitest";
import { smallestChange } from "./smallest-change";

it("turns the one text into the other and leaves what they share", () => {
  const texts = fc.array(fc.constantFrom("a", "b", "ab", "\n", "😀")).map((parts) => parts.join(""));
  fc.assert(
    fc.property(texts, texts, (before, after) => {
      const change = smallestChange(before, after);
      if (change === null) return before === after;
      const { from, to, insert } = change;
      return before.slice(0, from) + insert + before.slice(to) === after && before !== after;
    }),
  );
  expect(smallestChange("I cite 1 (kind).", "I cite 2 (kind).")).toEqual({ from: 7, to: 8, insert: "2" });
});
