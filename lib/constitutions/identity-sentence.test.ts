import { expect, it } from "vitest";
import { samplePromptFile } from "@/testing/sample-prompt-file";
import { identitySentence } from "./identity-sentence";
import { readPromptFile } from "./read-prompt-file";

function sentenceOf(thoughts: string[]): string {
  const turns = thoughts.map((text) => ({ user: "u", thoughts: text, reply: "r" }));
  return identitySentence([{ turns, reset: null }]);
}

it("is the first sentence that the thoughts share", () => {
  expect(identitySentence(readPromptFile(samplePromptFile).exemplars)).toBe("I am Robin, at your service.");
});

it.each([
  [["I am A. x", "I am A. y", "Other. z"], "I am A."],
  [["I am A. x", "Other. z"], ""],
  [["I am A 2.5! x", " I am A 2.5! y"], "I am A 2.5!"],
  [["私はAです。一", "私はAです。二"], "私はAです。"],
  [["I am A.", "I am A."], "I am A."],
  [["no sentence", "no sentence"], ""],
  [[""], ""],
])("of %j is %j", (thoughts, sentence) => {
  expect(sentenceOf(thoughts)).toBe(sentence);
});

it("is empty where there are no exemplars", () => {
  expect(identitySentence([])).toBe("");
});
