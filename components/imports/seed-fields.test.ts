import { expect, it } from "vitest";
import type { SeedPrompt } from "@/lib/seed-prompts/seed-prompt";
import { changedFields } from "./seed-fields";

const task = (instances: { input: string; output: string }[], is_classification = false): SeedPrompt => ({
  kind: "task",
  body: { id: "a", name: "n", instruction: "Sort.", instances, is_classification },
});
const question = (topic: string): SeedPrompt => ({
  kind: "topic_question",
  body: { topic, question_type: "t", question: "When?" },
});

it("names what differs, and nothing else", () => {
  expect(changedFields(question("Tide"), question("Tide"))).toEqual([]);
  expect(changedFields(question("Tide"), question("Ebb"))).toEqual([
    { field: "topic", before: "Tide", after: "Ebb" },
  ]);
  expect(changedFields(task([{ input: "", output: "x" }]), task([{ input: "", output: "y" }], true))).toEqual(
    [
      { field: "output", before: "x", after: "y" },
      { field: "is_classification", before: "false", after: "true" },
    ],
  );
});

it("tells of an instance that is there on one side only", () => {
  const [one, two] = [
    { input: "1", output: "a" },
    { input: "2", output: "b" },
  ];
  expect(changedFields(task([one, two]), task([one])).map(({ field }) => field)).toEqual([
    "input",
    "output",
    "input 1",
    "output 1",
    "input 2",
    "output 2",
  ]);
});
