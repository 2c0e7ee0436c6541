import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { NO_CONSTITUTION } from "@/lib/constitutions/no-constitution";
import { classify } from "./classify";
import type { StepSetup } from "./step";

const setup = (classification: string): StepSetup => ({ ...NO_CONSTITUTION, templates: { classification } });
const small = setup("Examples.\n\nTask: {instruction}\nIs it classification?");
const parse = (text: string, isFinal = true) => classify.parse(text, small, { isFinal });

test("the task stands where the template has its slot, with its braces, and what precedes is shared", () => {
  const request = { instruction: "Sort {instruction} by kind.", input: "not shown" };
  expect(classify.renderPrompt(small, request)).toBe(
    "Examples.\n\nTask: Sort {instruction} by kind.\nIs it classification?",
  );
  expect(classify.renderRequest(small, request)).toBe("Sort {instruction} by kind.\nIs it classification?");
});

test.each([
  [" Yes", true],
  ["\nNo", false],
  ["**Yes**", true],
  [" yes, it is", true],
  ["NO.\n\nTask: Another", false],
])("%j says %s", (text, isClassification) => {
  expect(parse(text)).toMatchObject({ phase: "done", facts: { isClassification } });
  expect(parse(text).problem).toBeUndefined();
});

test.each(["", " Not sure", " Yes/No", "Maybe yes", " Yesterday", " Nö"])(
  "%j says neither, and that is a problem, never a no",
  (text) => {
    expect(parse(text)).toMatchObject({ problem: "unparsed" });
    expect(parse(text).facts).toBeUndefined();
  },
);

test("while it is being written nothing is decided", () => {
  expect(parse(" No", false).facts).toBeUndefined();
});

test("the studio's own text has 12 examples of classification, 19 of other tasks, and the question last", () => {
  const file = path.join(import.meta.dirname, "../../prisma/defaults/templates/classification.txt");
  const text = readFileSync(file, "utf8");
  const answers = Array.from(text.matchAll(/^Is it classification\? (Yes|No)$/gm), ([, word]) => word);
  expect([answers.filter((word) => word === "Yes").length, answers.length]).toEqual([12, 31]);
  const prompt = classify.renderPrompt(setup(text), { instruction: "Name a river.", input: "" });
  expect(prompt.trimEnd().endsWith("\n\nTask: Name a river.\nIs it classification?")).toBe(true);
});
