import type { RecipeStageInput } from "../recipe-definition";

/**
 * I-SHEEP: instructions, answers and a judgement by the model itself, again and again with what was trained on the
 * best of the last time. The judge stays the model that the recipe began with.
 */
export const iSheepStages: readonly RecipeStageInput[] = [
  {
    key: "instructions",
    title: "Instructions",
    kind: "build",
    step: "self-instruct",
    inputs: [
      { from: "seeds", kind: "tasks" },
      { from: "template", role: "instructions" },
      { from: "stage", key: "train", as: "after", iteration: "before" },
      // The reference forgets what earlier iterations wrote: a quarter of its last set is redundant.
      { from: "stage", key: "select", as: "earlier", iteration: "all-before" },
    ],
    sampling: { temperature: 1, topP: 0.95, maxTokens: 1000 },
    target: { share: 1 },
    about: "The model invents tasks, new against the seed prompts and all that earlier iterations kept.",
    reference: "I-SHEEP 6.2: T 1, top-p 0.95, 1,000 tokens",
  },
  {
    key: "answers",
    title: "Answers",
    kind: "build",
    step: "answer",
    inputs: [
      { from: "stage", key: "instructions" },
      { from: "template", role: "system" },
    ],
    sampling: { temperature: 1, topP: 0.95, maxTokens: 1000 },
    about: "The same model answers them plainly.",
    reference: "I-SHEEP 6.3: T 1, top-p 0.95, 1,000 tokens",
  },
  {
    key: "assess",
    title: "Self-assessment",
    kind: "build",
    step: "assess",
    model: "first",
    inputs: [
      { from: "stage", key: "answers" },
      { from: "template", role: "quality" },
      { from: "template", role: "following" },
    ],
    sampling: { temperature: 0, topP: 0.95, maxTokens: 200 },
    about:
      "The model that the recipe began with judges each answer twice: how good it is, and how it follows.",
    reference: "I-SHEEP 6.5, at T 0 so that a score is the same twice, and no longer than it needs",
  },
  {
    key: "select",
    title: "Selection",
    kind: "making",
    making: "select",
    inputs: [
      { from: "stage", key: "answers" },
      { from: "stage", key: "assess" },
    ],
    about: "Answers whose scores are both above the threshold are kept.",
    reference: "I-SHEEP 6.5: both scores above 8",
  },
  {
    key: "train",
    title: "Train",
    kind: "person",
    isTrained: true,
    inputs: [{ from: "stage", key: "select" }],
    about: "Export the selection, train the first model on it, and serve what comes of it.",
    reference: "I-SHEEP 6.6: LoRA on the first model with the latest set alone",
  },
];
