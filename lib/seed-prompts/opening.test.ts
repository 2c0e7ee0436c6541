import fc from "fast-check";
import { expect, it } from "vitest";
import { openingOf } from "./opening";

it.each([
  ["Write a short poem about tea.", { word: "write", object: "poem" }],
  ["Give me three tips for a better cup", { word: "give", object: "tips" }],
  ["Generate a list of ten ideas", { word: "generate", object: "list" }],
  ["Please, summarise the following text:", { word: "summarise", object: "text" }],
  ["Name 3 rivers", { word: "name", object: "rivers" }],
  ["Explain why the sky is blue", { word: "explain", object: null }],
  ["Translate “tea” into French", { word: "translate", object: null }],
  ["Sort: b, a", { word: "sort", object: null }],
  ["What countries border Chad?", { word: "what", object: null }],
  ["Given a sentence, find its verb", { word: "given", object: null }],
  ["  - Rewrite my e-mail", { word: "rewrite", object: "e-mail" }],
  ["Écris un poème", { word: "écris", object: "poème" }],
  ["12 eggs cost", { word: "12", object: null }],
  ["…", null],
  ["", null],
])("%j opens with %j", (instruction, opening) => {
  expect(openingOf(instruction)).toEqual(opening);
});

it("is found in any text, from words that stand in it", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), (text) => {
      const opening = openingOf(text);
      if (opening === null) return;
      expect(text.toLowerCase()).toContain(opening.word);
      expect(text.toLowerCase()).toContain(opening.object ?? "");
    }),
  );
});
