import { expect, it } from "vitest";
import { sampleQuestion as question, sampleTask as task } from "@/testing/seed-builders";
import { lengthBars, lengthFigures, objectBars, openingBars } from "./set-pictures";

const withInput = (id: string, instruction: string, input: string) => {
  const seed = task(id, instruction);
  if (seed.kind === "task") seed.body.instances = [{ input, output: "" }];
  return seed;
};
const seeds = [
  task("1", "Write a poem."),
  task("2", "write a long poem about the sea"),
  withInput("3", "Write this anew:", "one two three four"),
  question("What is the tide?"),
];

it("counts lengths by the instruction, or with the input", () => {
  const filled = (isWithInput: boolean) =>
    lengthBars(seeds, isWithInput).flatMap(({ label, count }) => (count === 0 ? [] : [[label, count]]));
  expect(filled(false)).toEqual([
    ["0–3", 2],
    ["4–6", 1],
    ["7–9", 1],
  ]);
  expect(filled(true)).toEqual([
    ["0–3", 1],
    ["4–6", 1],
    ["7–9", 2],
  ]);
  expect(lengthFigures(seeds, true)).toEqual({ median: 4, most: 7 });
  expect(lengthFigures([], true)).toBeNull();
});

it("counts first words and what they act on, the most frequent first, and the rest together", () => {
  expect(openingBars(seeds, 1)).toEqual({ bars: [{ id: "write", label: "write", count: 3 }], others: 1 });
  expect(objectBars(seeds, "write", 5)).toEqual({
    bars: [
      { id: "poem", label: "poem", count: 2 },
      { id: "anew", label: "anew", count: 1 },
    ],
    others: 0,
  });
});
