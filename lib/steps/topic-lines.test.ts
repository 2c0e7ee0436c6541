import fc from "fast-check";
import { expect, test } from "vitest";
import { readTopicLines } from "./topic-lines";

const read = (text: string, finishReason: "stop" | "length" = "stop") =>
  readTopicLines(text, { questionType: "Questions", round: 0 }, { finishReason }).map(
    ({ topic, problem }) => [topic, problem],
  );

test("only the number is taken off a line, and what is left is trimmed before it is judged", () => {
  expect(read(" U. S. Army \n7. Great Wall  \n8.  Élysée Palace")).toEqual([
    ["U. S. Army", null],
    ["Great Wall", null],
    ["Élysée Palace", null],
  ]);
});

test.each([
  ["too_many_words", "The Great Barrier Reef"],
  ["too_long", "T".repeat(101)],
  ["no_capital", "great wall"],
  ["no_capital", "1848 Revolution"],
  ["punctuation", "Great Wall."],
  ["punctuation", "Etc."],
  ["empty", ""],
])("%s: “%s” is no topic", (problem, line) => {
  expect(read(` Tea\n7. ${line}`)[1]).toEqual([line, problem]);
});

test("a line without its number is no topic, but for the first, whose number the prompt ends with", () => {
  expect(read(" Tea\nCoffee")).toEqual([
    ["Tea", null],
    ["Coffee", "unnumbered"],
  ]);
});

test("the last line is dropped where the length limit cut it, and only then", () => {
  expect(read(" Tea\n7. Coffee Ho", "length")[1]).toEqual(["Coffee Ho", "cut_off"]);
  expect(read(" Tea\n7. Coffee House")[1]).toEqual(["Coffee House", null]);
  expect(read(" Tea\n7. Coffee House\n", "length")[1]).toEqual(["Coffee House", null]);
});

test("twenty lines are read, and blank ones are not counted", () => {
  const text = Array.from({ length: 30 }, (_, at) => `${at + 1}. Tea`).join("\n\n");
  expect(read(text)).toHaveLength(20);
});

test("any text gives at least one piece, and nothing without letters is a topic", () => {
  expect(read("")).toEqual([["", "unparsed"]]);
  fc.assert(
    fc.property(fc.string(), (text) => {
      const pieces = read(text);
      expect(pieces.length).toBeGreaterThan(0);
      for (const [topic, problem] of pieces) if (problem === null) expect(topic).toMatch(/^\p{Lu}/u);
    }),
  );
});
