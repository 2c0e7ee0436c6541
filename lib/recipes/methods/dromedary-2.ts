import type { RecipeStageInput } from "../recipe-definition";

/** Dromedary-2: prompts that people published, cleaned, then one stage of self-alignment with 17 principles. */
export const dromedary2Stages: readonly RecipeStageInput[] = [
  {
    key: "clean",
    title: "Clean prompts",
    kind: "making",
    making: "clean",
    about: "Published prompts (conversations, OpenOrca, Dolly, OASST) are read and cleaned.",
    reference: "Dromedary-2: prompt cleaning, 2 to 256 tokens",
  },
  {
    key: "self-align",
    title: "Self-align",
    kind: "build",
    step: "self-align",
    inputs: [{ from: "stage", key: "clean" }, { from: "constitution" }],
    sampling: { temperature: 0.7, topP: 0.95, maxTokens: 512 },
    target: { share: 1 },
    about: "The model answers each prompt after the constitution: thoughts first, then the reply.",
    reference: "Dromedary-2 stage 2: T 0.7, top-p 0.95, 512 tokens",
  },
  {
    key: "export",
    title: "Export",
    kind: "person",
    inputs: [{ from: "stage", key: "self-align" }],
    about: "Export the replies and train on them.",
    reference: "Dromedary-2: QLoRA r 64, learning rate 1e-4, one epoch",
  },
];
