import { z } from "zod";

/**
 * A hand-written task, as in Self-Instruct's `seed_tasks.jsonl`. Strict: the published rows have exactly these
 * keys, and an unknown key would be lost on export.
 */
export const seedTaskSchema = z.strictObject({
  id: z.string().min(1),
  name: z.string(),
  instruction: z.string().min(1),
  instances: z.array(z.strictObject({ input: z.string(), output: z.string() })).min(1),
  is_classification: z.boolean(),
});

/** A hand-written topic question, as in Dromedary's `tgrt_self_instruct_seed_questions.jsonl`. */
export const topicQuestionSchema = z.strictObject({
  topic: z.string().min(1),
  question_type: z.string().min(1),
  question: z.string().min(1),
});

export type SeedTask = z.infer<typeof seedTaskSchema>;
export type TopicQuestion = z.infer<typeof topicQuestionSchema>;

/** A seed prompt of either kind; the body keeps the field names of the published file. */
export type SeedPrompt = { kind: "task"; body: SeedTask } | { kind: "topic_question"; body: TopicQuestion };
export type SeedPromptKind = SeedPrompt["kind"];

/** What a step answers: an instruction and an optional input, `""` where there is none. */
export type PromptRequest = { instruction: string; input: string };

export function requestOf(seed: SeedPrompt): PromptRequest {
  return seed.kind === "task"
    ? { instruction: seed.body.instruction, input: seed.body.instances[0]?.input ?? "" }
    : { instruction: seed.body.question, input: "" };
}

/** What makes two rows the same seed prompt when a file is imported again. */
export function seedPromptKey(seed: SeedPrompt): string {
  return seed.kind === "task"
    ? seed.body.id
    : `${seed.body.question_type} | ${seed.body.topic} | ${seed.body.question}`;
}
