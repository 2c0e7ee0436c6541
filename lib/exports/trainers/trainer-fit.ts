import type { FormatOptions } from "../format-options";

type Trainer = "llama_factory" | "trl" | "axolotl";

/** Why a trainer cannot read a format, with the cure; null where it can. */
export function trainerProblem(trainer: Trainer, format: FormatOptions): string | null {
  if (format.name === "studio" || format.name === "prompts")
    return "Trainers read no such rows; choose chat messages, Alpaca, ShareGPT, preference pairs or Dromedary rows.";
  return problems[trainer](format);
}

const problems: Record<Trainer, (format: FormatOptions) => string | null> = {
  llama_factory: (format) =>
    format.name === "preference" && format.layout === "messages"
      ? "LLaMA-Factory reads chosen and rejected as texts; choose the layout with texts."
      : null,
  trl: (format) => {
    if (format.name === "alpaca" || format.name === "sharegpt")
      return "TRL reads chat messages or prompt and completion; choose chat messages.";
    if (format.name === "dromedary" && format.layout === "reference")
      return "TRL reads prompt and completion; choose rendered rows.";
    if (format.name === "preference" && format.layout === "instruction")
      return "TRL reads prompt, chosen and rejected; choose a layout with a prompt.";
    return null;
  },
  axolotl: (format) =>
    format.name === "preference" && format.layout === "instruction"
      ? "axolotl reads a prompt in one field; choose a layout with a prompt."
      : null,
};
