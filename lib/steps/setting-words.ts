import type { StepName } from "./step";

export type SettingWords = { label: string; meaning: string };

/** What the settings of the steps are called and what each does; of one that stands here not, its key is spelt out. */
const words: Partial<Record<StepName, Record<string, SettingWords>>> = {
  "self-instruct": {
    layout: {
      label: "Layout",
      meaning: "alpaca: tasks with inputs, set apart by ###; list: a numbered list.",
    },
    examples: { label: "Examples", meaning: "Tasks that a prompt shows." },
    machineExamples: {
      label: "Of them accepted",
      meaning: "At most so many are accepted ones; the others are hand-written.",
    },
    lastNumber: { label: "Last number", meaning: "The number that a completion may write last." },
    lag: { label: "Lag", meaning: "Requests composed beyond the last answer that was read." },
    threshold: { label: "Novelty threshold", meaning: "ROUGE-L F1 above which a task is not new." },
    noveltyMode: {
      label: "Novelty",
      meaning:
        "mended compares text that the reference sees as empty by pairs of characters; unicode does so within every text.",
    },
    onlyClassification: {
      label: "Only classification",
      meaning: "Of the list layout: shows and asks for classification tasks alone.",
    },
    maxRequests: { label: "Requests at most", meaning: "Empty: twenty times what the target needs." },
    mostFruitless: {
      label: "Fruitless answers",
      meaning: "Answers in a row without anything new that end the build.",
    },
  },
  topics: {
    rounds: { label: "Rounds", meaning: "How often each type is gone through; each builds on those before." },
    isBalanced: {
      label: "Balanced",
      meaning: "Types with many topics get no more prompts in a round than the type with the fewest.",
    },
    topicsPerPrompt: {
      label: "Topics a prompt",
      meaning: "Topics that a prompt shows, once a type has twice as many.",
    },
    maxPerType: { label: "Topics a type", meaning: "New topics that a type may come to; empty: any number." },
    caps: {
      label: "Caps of types",
      meaning: 'For single types in its place, e.g. {"Questions about law": 40}; 0 leaves the type alone.',
    },
  },
  "topic-questions": {
    examplesPerPrompt: { label: "Examples", meaning: "Hand-written questions that a prompt shows." },
    topicsPerPrompt: { label: "Topics a prompt", meaning: "Topics that a prompt asks about." },
    noveltyThreshold: {
      label: "Novelty threshold",
      meaning: "ROUGE-L F1 above which a question is not new.",
    },
  },
  verbose: {
    name: { label: "Who answers", meaning: "Empty: as the first heading of the persona names it." },
  },
  answer: {
    form: {
      label: "Form",
      meaning: "base: the bare request, carried on; chat: a turn of a chat after a system message.",
    },
  },
  assess: {
    rubrics: { label: "Rubrics", meaning: "What each reply is judged by: one request each." },
  },
};

export function settingWords(step: StepName, key: string): SettingWords | undefined {
  return words[step]?.[key];
}
