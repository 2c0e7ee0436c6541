import type { RecipeStageInput } from "../recipe-definition";

/** Self-Instruct: instructions, whether each is a classification, and instances of each. */
export const selfInstructStages: readonly RecipeStageInput[] = [
  {
    key: "instructions",
    title: "Instructions",
    kind: "build",
    step: "self-instruct",
    inputs: [
      { from: "seeds", kind: "tasks" },
      { from: "template", role: "instruction_list" },
    ],
    settings: { layout: "list" },
    sampling: { temperature: 0.7, topP: 0.5, maxTokens: 1024 },
    target: { share: 1 },
    about: "The model goes on with a list of tasks that begins with seed prompts.",
    reference: "Self-Instruct 2.1: T 0.7, top-p 0.5, 1,024 tokens",
  },
  {
    key: "classify",
    title: "Classification",
    kind: "build",
    step: "classify",
    inputs: [
      { from: "stage", key: "instructions" },
      { from: "template", role: "classification" },
    ],
    sampling: { temperature: 0, topP: 1, maxTokens: 3 },
    about: "The model says of each task whether it is a classification.",
    reference: "Self-Instruct 2.2: T 0, 3 tokens",
  },
  {
    key: "instances",
    title: "Instances",
    kind: "build",
    step: "instances",
    inputs: [
      { from: "stage", key: "classify" },
      { from: "template", role: "input_first" },
      { from: "template", role: "output_first" },
    ],
    sampling: { temperature: 0, topP: 1, maxTokens: 350 },
    about: "The model writes inputs and outputs for each task.",
    reference: "Self-Instruct 2.3: T 0, 350 tokens",
  },
  {
    key: "export",
    title: "Export",
    kind: "person",
    inputs: [{ from: "stage", key: "instances" }],
    about: "Export the instances and train on them.",
    reference: "Self-Instruct 2.4",
  },
];
