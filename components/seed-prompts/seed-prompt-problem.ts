import type { SeedPrompt } from "@/lib/seed-prompts/seed-prompt";

/** Why a seed prompt cannot be saved as it is, or null. */
export function seedPromptProblem(seed: SeedPrompt): string | null {
  if (seed.kind === "task") {
    if (seed.body.instruction.trim() === "") return "A task needs an instruction.";
    if (seed.body.id.trim() === "") return "A task needs an id.";
    return null;
  }
  if (seed.body.question.trim() === "") return "A topic question needs its question.";
  if (seed.body.topic.trim() === "") return "A topic question needs a topic.";
  return seed.body.question_type.trim() === "" ? "A topic question needs a type." : null;
}
