import fc from "fast-check";
import { expect, test } from "vitest";
import { splitAtHits, startNearHit } from "./highlight";

test("a search term is found without regard to ASCII case", () => {
  const hits = splitAtHits("Tide and tidal", "tid").filter((part) => part.isHit);
  expect(hits.map((part) => part.text)).toEqual(["Tid", "tid"]);
});

test("the parts of a text with hits are the text itself", () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), (text, needle) => {
      const parts = splitAtHits(text, needle);
      expect(parts.map((part) => part.text).join("")).toBe(text);
      for (const part of parts) expect(text.startsWith(part.text, part.start)).toBe(true);
    }),
  );
});

test("a line whose hit would be clipped starts later", () => {
  const line = "Why does the Bay of Fundy have such a very large tide?";
  expect(startNearHit(line, "tide", 32)).toBe("… very large tide?");
  expect(startNearHit(line, "tide", 60)).toBe(line);
  expect(startNearHit(line, "Bay", 32)).toBe(line);
  expect(startNearHit(line, "", 32)).toBe(line);
});
