import { expect, test } from "vitest";
import { measureTexts } from "./measure-texts";

const principles = [
  { number: 1, name: "honest" },
  { number: 3, name: "brief" },
];
const texts = {
  instruction: "Write a story about tides.",
  input: "",
  thoughts: "I follow 3 (brief), 1 (candid), 3 (brief) and 9 (none).",
  output: "😀 Once.",
};

test("texts are measured in code points, with the script, the verb and the noun", () => {
  expect(measureTexts(texts, principles)).toMatchObject({
    instructionLength: 26,
    thoughtsLength: [...texts.thoughts].length,
    outputLength: 7,
    script: "Latin",
    verb: "write",
    noun: "story",
  });
  expect(measureTexts({ ...texts, instruction: "", output: "Однажды в море." }, null)).toMatchObject({
    script: "Cyrillic",
    verb: null,
    noun: null,
  });
});

test("citations are read from the thoughts, those of principles that there are", () => {
  expect(measureTexts(texts, principles).cited).toEqual([3, 1]);
});

test("where nobody knows the principles any more, every number that is cited counts", () => {
  expect(measureTexts(texts, null).cited).toEqual([3, 1, 9]);
});
