import type { RecipeStageInput } from "../recipe-definition";

/**
 * Dromedary's four stages: prompts (topic-guided and Self-Instruct), principle-driven self-alignment, principle
 * engraving, verbose cloning. Its release had 99,121 topic questions among 366,718 prompts, hence the shares.
 */
export const dromedaryStages: readonly RecipeStageInput[] = [
  {
    key: "topics",
    title: "Topics",
    kind: "build",
    step: "topics",
    inputs: [
      { from: "seeds", kind: "topic_questions" },
      { from: "template", role: "topics" },
    ],
    sampling: { temperature: 1, topP: 0.98, maxTokens: 128 },
    // More topics than questions: a topic whose question is dropped is not asked about twice.
    target: { share: 0.4 },
    about: "The model names topics for each of the question types.",
    reference: "Dromedary stage 1b: T 1.0, top-p 0.98, 128 tokens",
  },
  {
    key: "topic-clean",
    title: "Topic clean-up",
    kind: "person",
    inputs: [{ from: "stage", key: "topics" }],
    about: "Look through the topics: remove, merge and add, until each fits its type.",
    reference: "Dromedary cut every type to the smallest one instead",
  },
  {
    key: "topic-questions",
    title: "Topic questions",
    kind: "build",
    step: "topic-questions",
    inputs: [
      { from: "stage", key: "topic-clean" },
      { from: "seeds", kind: "topic_questions" },
      { from: "template", role: "topic_questions" },
    ],
    sampling: { temperature: 1, topP: 0.98, maxTokens: 384 },
    target: { share: 0.27 },
    about: "The model asks one question about each topic, in the way of its type.",
    reference: "Dromedary stage 1c: T 1.0, 384 tokens; top-p 0.98 as in the paper",
  },
  {
    key: "instructions",
    title: "Instructions",
    kind: "build",
    step: "self-instruct",
    inputs: [
      { from: "seeds", kind: "tasks" },
      { from: "template", role: "instructions" },
    ],
    sampling: { temperature: 1, topP: 0.98, maxTokens: 1024 },
    target: { share: 0.73 },
    about: "The model invents tasks after examples drawn from the seed prompts.",
    reference: "Dromedary stage 1a: T 1.0, top-p 0.98, 1,024 tokens",
  },
  {
    key: "prompts",
    title: "Prompts",
    kind: "making",
    making: "merge",
    inputs: [
      { from: "stage", key: "topic-questions" },
      { from: "stage", key: "instructions" },
    ],
    about: "Both become one dataset; what stands in both is taken once.",
    reference: "Dromedary: merge_all_synthetic_inputs.py",
  },
  {
    key: "self-align",
    title: "Self-align",
    kind: "build",
    step: "self-align",
    inputs: [{ from: "stage", key: "prompts" }, { from: "constitution" }],
    sampling: { temperature: 0.5, topP: 0.95, maxTokens: 512 },
    about: "The model answers each prompt after the constitution: thoughts first, then the reply.",
    reference: "Dromedary stage 2: T 0.5, top-p 0.95; 512 tokens as in Dromedary-2",
  },
  {
    key: "engrave",
    title: "Engrave",
    kind: "person",
    isTrained: true,
    inputs: [{ from: "stage", key: "self-align" }],
    about: "Export the replies without thoughts and principles, train the model on them, and serve it.",
    reference: "Dromedary stage 3: LoRA r 16, learning rate 4e-4, one epoch",
  },
  {
    key: "verbose",
    title: "Verbose cloning",
    kind: "build",
    step: "verbose",
    inputs: [
      { from: "stage", key: "prompts" },
      { from: "stage", key: "engrave", as: "after" },
      { from: "template", role: "persona" },
    ],
    sampling: { temperature: 0.3, topP: 0.7, maxTokens: 512 },
    about: "The engraved model answers all prompts again at length, as a persona that explains a lot.",
    reference: "Dromedary stage 4: T 0.3, top-p 0.7, 512 tokens",
  },
  {
    key: "export",
    title: "Export",
    kind: "person",
    inputs: [
      { from: "stage", key: "verbose" },
      { from: "stage", key: "self-align", as: "after" },
    ],
    about: "Export the long replies, to train the final model on them.",
    reference: "Dromedary: final training with two prompt files",
  },
];
