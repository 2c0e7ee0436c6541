import type { StepScript } from "./script";

const QUESTION = /(?:^|\n)Task: ([\s\S]*?)\nIs it classification\?\s*$/;

/** Words that tasks with a fixed set of answers tend to have; no understanding. */
const SIGNS =
  /\b(?:classif|categor|label|decide whether|true or false|spam|sentiment|which of|assign|grade|rate|one of|choose|pick the|kind of|support, oppose|sincere|identify the|(?:is|does|do|are) (?:the|this|these|it)\b)|:? \w+, \w+,? (?:or|and) \w+/i;

/** A question whether a task is a classification: yes or no, and now and then neither, as base models do. */
export const writeLabel: StepScript = (prompt, random, { isFaultless }) => {
  const task = QUESTION.exec(prompt)?.[1]?.split("\nTask: ").at(-1);
  if (task === undefined) return null;
  const next = "\n\nTask: Say what day it is.\nIs it classification? No";
  if (!isFaultless && random.chance(0.04)) {
    return { text: random.pick([" It depends on", " Maybe", "\n1. List"]) + next, mistake: "neither" };
  }
  return { text: (SIGNS.test(task) ? " Yes" : " No") + next, mistake: null };
};
