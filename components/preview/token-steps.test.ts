import fc from "fast-check";
import { expect, test } from "vitest";
import { placeTokens, tokenStep } from "./token-steps";

const token = (text: string) => ({ text, logprob: -1, top: [] });

test("each token stands in the completion where its text stands", () => {
  fc.assert(
    fc.property(fc.array(fc.string({ minLength: 1 })), (texts) => {
      const rawText = texts.join("");
      const placed = placeTokens(texts.map(token), rawText);
      expect(placed?.map(({ start, end }) => rawText.slice(start, end))).toEqual(texts);
    }),
  );
});

test("a stop string that the server trimmed cuts the last token, and other text has no places", () => {
  expect(placeTokens([token("I am"), token(" here\n\nUser:")], "I am here")?.at(-1)).toEqual({
    index: 1,
    start: 4,
    end: 9,
  });
  expect(placeTokens([token("I am"), token("�")], "I am é")).toBeNull();
  expect(placeTokens([token("I")], "I am")).toBeNull();
});

test("a token is tinted by steps of its probability", () => {
  expect([1, 0.9, 0.5, 0.2, 0.01].map((p) => tokenStep(Math.log(p)))).toEqual([0, 0, 2, 3, 4]);
});
