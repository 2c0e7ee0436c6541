import fc from "fast-check";
import { expect, test } from "vitest";
import { showConstitution } from "@/lib/constitutions/show-constitution";
import { selfAlign } from "@/lib/steps/self-align";
import { sampleConstitution } from "@/testing/sample-constitution";
import { partPlaces, rangeInPart } from "./part-places";

const shown = showConstitution(sampleConstitution());
const { reply, user } = shown.labels;

test("thoughts and reply stand in the raw text where they are said to, whatever the text", () => {
  const word = fc.constantFrom("I ", reply, `\n\n${reply}:`, `\n\n${user}:`, "\n\n", " ", "1 (ethical)", "é");
  fc.assert(
    fc.property(fc.array(word), fc.boolean(), (words, isFinal) => {
      const rawText = words.join("");
      const parsed = selfAlign.parse(rawText, shown, { isFinal });
      const places = partPlaces(rawText, shown.labels);
      expect(rawText.slice(places.thoughts).startsWith(parsed.thoughts)).toBe(true);
      expect(places.reply !== null).toBe(parsed.hasReply);
      if (places.reply !== null) expect(rawText.slice(places.reply).startsWith(parsed.reply)).toBe(true);
    }),
  );
});

test("a range that reaches over a part is cut to it, and one outside of it is none", () => {
  expect(rangeInPart({ start: 3, end: 20 }, 5, "reply")).toEqual({ start: 0, end: 5 });
  expect(rangeInPart({ start: 6, end: 8 }, 5, "reply")).toEqual({ start: 1, end: 3 });
  expect(rangeInPart({ start: 0, end: 5 }, 5, "reply")).toBeNull();
});
