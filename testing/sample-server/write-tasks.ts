import type { StepScript, WrittenCompletion } from "./script";
import type { Random } from "./seeded-random";
import { writeTask } from "./write-task";

/** The open slot at the end of either layout. */
const NUMBERED = /(?:^|\n)###\n(\d+)\. Instruction:$/;
const LISTED = /\n(\d+)\.$/;

/** What a base model gets wrong when it carries on a list of tasks. */
const MISTAKES = ["no input", "wrong number", "left out", "wrote an output", "rambles on"] as const;
type Mistake = (typeof MISTAKES)[number];

/** Carries on a list of tasks with inputs, set apart by `###`. */
export const writeNumberedTasks: StepScript = (prompt, random, { isFaultless }) => {
  const first = Number(NUMBERED.exec(prompt)?.[1] ?? 0);
  if (first === 0) return null;
  const mistake = chooseMistake(random, isFaultless);
  const count = random.between(4, 12);
  const wrong = random.between(1, count - 1);
  let number = first;
  const tasks = Array.from({ length: count }, (_, at) => {
    const { instruction, input } = writeTask(random);
    const own = at === wrong ? mistake : null;
    if (own === "left out") number += 1;
    const head = at === 0 ? "" : `${number}. Instruction:`;
    const inputNumber = own === "wrong number" ? number + 1 : number;
    const body =
      own === "no input" ? "" : `\n${inputNumber}. Input:\n${input === "" ? noInput(random) : input}`;
    const output = own === "wrote an output" ? `\n${number}. Output:\nThat depends on the reader.` : "";
    number += 1;
    return `${head} ${instruction}${body}${output}\n`;
  });
  return end(tasks.join("###\n"), "###\n", mistake, random);
};

/** Carries on a numbered list of instructions; a list of single words or names is of another kind. */
export const writeTaskList: StepScript = (prompt, random, { isFaultless }) => {
  const first = Number(LISTED.exec(prompt)?.[1] ?? 0);
  const shown = prompt.split("\n").filter((line) => /^\d+\. \S+ \S+ \S+ \S/.test(line));
  if (first < 3 || shown.length < Math.min(3, first - 1)) return null;
  const mistake = chooseMistake(random, isFaultless);
  const count = random.between(4, 8);
  const wrong = random.between(1, count - 1);
  let number = first;
  const lines = Array.from({ length: count }, (_, at) => {
    const { instruction } = writeTask(random);
    if (at === wrong && mistake === "left out") number += 1;
    const head = at === 0 ? "" : `${number}.`;
    number += 1;
    return `${head} ${at === wrong && mistake === "no input" ? "" : instruction}\n`;
  });
  return end(lines.join(""), "\n", mistake, random);
};

function chooseMistake(random: Random, isFaultless: boolean): Mistake | null {
  return !isFaultless && random.chance(0.2) ? random.pick(MISTAKES) : null;
}

const noInput = (random: Random) => (random.chance(0.1) ? "<NOINPUT>" : "<noinput>");

function end(text: string, mark: string, mistake: Mistake | null, random: Random): WrittenCompletion {
  const ramble = `${mark}These are all the tasks for today. ${writeTask(random).instruction}`;
  return { text: mistake === "rambles on" ? text + ramble : text, mistake };
}
