import type { SeedPrompt } from "@/lib/seed-prompts/seed-prompt";

/** A task with the least that it needs. */
export function sampleTask(id: string, instruction = `Do ${id}.`, isClassification = false): SeedPrompt {
  return {
    kind: "task",
    body: {
      id,
      name: id,
      instruction,
      instances: [{ input: "", output: "Done." }],
      is_classification: isClassification,
    },
  };
}

export function sampleQuestion(question: string, topic = "Tide", questionType = "patience"): SeedPrompt {
  return { kind: "topic_question", body: { topic, question_type: questionType, question } };
}
