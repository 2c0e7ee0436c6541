import type { SeedPrompt } from "@/lib/seed-prompts/seed-prompt";
import { nextTaskId } from "./seed-prompt-filter";

/** What a new seed prompt of either kind begins as. */
export function blankSeedPrompts(seeds: readonly SeedPrompt[]): Record<SeedPrompt["kind"], SeedPrompt> {
  return {
    task: {
      kind: "task",
      body: {
        id: nextTaskId(seeds),
        name: "",
        instruction: "",
        instances: [{ input: "", output: "" }],
        is_classification: false,
      },
    },
    topic_question: { kind: "topic_question", body: { topic: "", question_type: "", question: "" } },
  };
}

/** A copy to be changed: a task gets an id of its own; a topic question is told apart by its wording. */
export function duplicateOf(seed: SeedPrompt, seeds: readonly SeedPrompt[]): SeedPrompt {
  return seed.kind === "task"
    ? { kind: "task", body: { ...seed.body, id: nextTaskId(seeds) } }
    : { kind: "topic_question", body: { ...seed.body } };
}
