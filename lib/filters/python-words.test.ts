import { expect, test } from "vitest";
import { pythonWords } from "./python-words";

test.each([
  ["", []],
  [" \n\t ", []],
  [" Sort\u00a0these\u2003three \n words. ", ["Sort", "these", "three", "words."]],
  ["one\u001ctwo\u0085three\ufefffour", ["one", "two", "three\ufefffour"]],
])("%j has the words %j", (text, words) => {
  expect(pythonWords(text)).toEqual(words);
});
