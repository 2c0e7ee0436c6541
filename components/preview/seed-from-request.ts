import type { PromptRequest, SeedPrompt } from "@/lib/seed-prompts/seed-prompt";

export type SeedDraft = {
  kind: SeedPrompt["kind"];
  name: string;
  isClassification: boolean;
  topic: string;
  questionType: string;
};

/** A short name for a task, of the first words of what it asks: `compose_a_firm_letter`. */
export function taskName({ instruction }: PromptRequest): string {
  const words = instruction.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  return words.slice(0, 5).join("_");
}

/** The next id in the way the published file counts them: `seed_task_175`. */
export function nextTaskId(ids: readonly string[]): string {
  const numbers = ids.flatMap((id) => /^seed_task_(\d+)$/.exec(id)?.[1] ?? []).map(Number);
  return `seed_task_${Math.max(-1, ...numbers) + 1}`;
}

/** The seed prompt, or the sentence that says what it lacks. The reply is not its output: that is for a person to write. */
export function seedFromRequest(
  { instruction, input }: PromptRequest,
  draft: SeedDraft,
  taskId: string,
): { seedPrompt: SeedPrompt } | { error: string } {
  if (draft.kind === "task") {
    const body = {
      id: taskId,
      name: draft.name.trim(),
      instruction,
      instances: [{ input, output: "" }],
      is_classification: draft.isClassification,
    };
    return { seedPrompt: { kind: "task", body } };
  }
  if (input !== "") return { error: "A topic question has no input; save it as a task." };
  const [topic, questionType] = [draft.topic.trim(), draft.questionType.trim()];
  if (topic === "" || questionType === "") return { error: "A topic question has a topic and a type." };
  const body = { topic, question_type: questionType, question: instruction };
  return { seedPrompt: { kind: "topic_question", body } };
}
