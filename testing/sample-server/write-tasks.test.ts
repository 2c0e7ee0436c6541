import { expect, test } from "vitest";
import { createNoveltyIndex } from "@/lib/novelty/novelty-index";
import { readNumberedTasks } from "@/lib/steps/read-numbered-tasks";
import { readTaskList } from "@/lib/steps/read-task-list";
import { seededRandom } from "./seeded-random";
import { writeCompletion } from "./write-completion";
import { writeNumberedTasks, writeTaskList } from "./write-tasks";

const examples = ["Name a river of Asia.", "Explain how tides come about.", "Sum up this long text."];
const numbered = `Tasks:\n${examples.map((text, at) => `###\n${at + 1}. Instruction: ${text}\n${at + 1}. Input:\n<noinput>\n`).join("")}###\n4. Instruction:`;
const listed = `Tasks:\n${examples.map((text, at) => `${at + 1}. ${text}\n`).join("")}4.`;

const write = (prompt: string, seed: number, isFaultless = false) =>
  writeCompletion(prompt, { seed, temperature: 1, topP: 1, isFaultless });

test("either layout is carried on with tasks that can be read, without a mistake where none is wanted", () => {
  for (let seed = 0; seed < 50; seed += 1) {
    const tasks = readNumberedTasks(write(numbered, seed, true).text, 4);
    const lines = readTaskList(write(listed, seed, true).text, 4);
    for (const read of [tasks, lines]) {
      expect(read.length).toBeGreaterThan(3);
      expect(read.every(({ problem, instruction }) => problem === null && instruction !== "")).toBe(true);
    }
  }
});

test("the same prompt and seed write the same, another seed or prompt writes otherwise", () => {
  expect(write(numbered, 1)).toEqual(write(numbered, 1));
  expect(write(numbered, 1)).not.toEqual(write(numbered, 2));
  expect(write(numbered, 1)).not.toEqual(write(`Other ${numbered}`, 1));
});

test("there are more than three thousand tasks that differ as the gate of Self-Instruct wants it", () => {
  const index = createNoveltyIndex();
  let [novel, read] = [0, 0];
  for (let seed = 0; novel < 3_000 && seed < 2_000; seed += 1) {
    for (const { instruction } of readNumberedTasks(write(numbered, seed).text, 4)) {
      read += 1;
      if (!index.check(instruction).isNovel) continue;
      index.add(instruction);
      novel += 1;
    }
  }
  expect(novel).toBeGreaterThanOrEqual(3_000);
  expect(read).toBeGreaterThan(3_300);
  expect(read).toBeLessThan(6_000);
});

test("some completions hold a mistake, and a prompt of another kind is left to others", () => {
  const mistakes = Array.from({ length: 200 }, (_, seed) => write(numbered, seed).mistake);
  expect(new Set(mistakes).size).toBeGreaterThan(4);
  const topics = "List of 10 topics:\n1. Wedding\n2. Water\n3. Life\n4.";
  const settings = { seed: 1, temperature: 1, topP: 1, isFaultless: false };
  for (const script of [writeNumberedTasks, writeTaskList])
    expect(script(topics, seededRandom("test"), settings)).toBeNull();
});
