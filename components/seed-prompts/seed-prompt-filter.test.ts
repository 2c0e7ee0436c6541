import { describe, expect, it } from "vitest";
import type { SeedPrompt } from "@/lib/seed-prompts/seed-prompt";
import { matchesSeedPrompt, nextTaskId, type SeedPromptFilter } from "./seed-prompt-filter";

const task: SeedPrompt = {
  kind: "task",
  body: {
    id: "seed_task_7",
    name: "tide_table",
    instruction: "Read the tide table.",
    instances: [{ input: "", output: "High water at noon." }],
    is_classification: false,
  },
};
const question: SeedPrompt = {
  kind: "topic_question",
  body: { topic: "Lake Chad", question_type: "geography", question: "Which countries share its shores?" },
};
const all: SeedPromptFilter = { kind: null, text: "", classification: null, input: null };
const shown = (filter: Partial<SeedPromptFilter>) =>
  [task, question].filter((seed) => matchesSeedPrompt(seed, { ...all, ...filter }));

describe("the filter of seed prompts", () => {
  it("lets everything through when nothing is asked", () => {
    expect(shown({})).toEqual([task, question]);
  });

  it("looks for text in every field, whatever its case", () => {
    expect(shown({ text: "HIGH WATER" })).toEqual([task]);
    expect(shown({ text: "geograph" })).toEqual([question]);
  });

  it("asks tasks alone for classification and input", () => {
    expect(shown({ classification: "no" })).toEqual([task]);
    expect(shown({ classification: "yes" })).toEqual([]);
    expect(shown({ input: "empty" })).toEqual([task]);
    expect(shown({ input: "filled" })).toEqual([]);
  });

  it("proposes the next free id of a task", () => {
    expect(nextTaskId([task, question])).toBe("seed_task_8");
    expect(nextTaskId([])).toBe("seed_task_0");
  });
});
