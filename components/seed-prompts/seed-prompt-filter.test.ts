import { describe, expect, it } from "vitest";
import type { SeedPrompt } from "@/lib/seed-prompts/seed-prompt";
import { matchesSeedPrompt, nextTaskId, noFilter, type SeedPromptFilter } from "./seed-prompt-filter";

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
const shown = (filter: Partial<SeedPromptFilter>) =>
  [task, question].filter((seed) => matchesSeedPrompt(seed, { ...noFilter, ...filter }));

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

  it("asks which reference would drop it", () => {
    const short: SeedPrompt = { kind: "task", body: { ...task.body, instruction: "Name music." } };
    const [found, musical] = [
      short,
      { ...short, body: { ...short.body, instruction: "Name four music halls." } },
    ];
    const matching = (fails: string) =>
      [task, question, found, musical].filter((seed) => matchesSeedPrompt(seed, { ...noFilter, fails }));
    expect(matching("self-instruct")).toEqual([found]);
    expect(matching("alpaca")).toEqual([found, musical]);
    expect(matching("any")).toEqual([found, musical]);
    expect(matching("none")).toEqual([task, question]);
    expect(matching("unheard of")).toEqual([]);
  });

  it("asks for length and for how the instruction begins", () => {
    expect(shown({ words: "4-6" })).toEqual([task, question]);
    expect(shown({ words: "7-9" })).toEqual([]);
    const longer: SeedPrompt = {
      kind: "task",
      body: { ...task.body, instances: [{ input: "one two three", output: "" }] },
    };
    expect(matchesSeedPrompt(longer, { ...noFilter, words: "7-9", isWithInput: true })).toBe(true);
    expect(shown({ opening: "read" })).toEqual([task]);
    expect(shown({ opening: "read", object: "table" })).toEqual([task]);
    expect(shown({ opening: "read", object: "" })).toEqual([]);
    expect(shown({ opening: "which", object: "" })).toEqual([question]);
  });

  it("proposes the next free id of a task", () => {
    expect(nextTaskId([task, question])).toBe("seed_task_8");
    expect(nextTaskId([])).toBe("seed_task_0");
  });
});
