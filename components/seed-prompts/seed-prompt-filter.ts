import type { SeedPrompt, SeedPromptKind } from "@/lib/seed-prompts/seed-prompt";

/** What the table shows, as it stands in the URL; null lets everything through. */
export type SeedPromptFilter = {
  kind: SeedPromptKind | null;
  /** Looked for in every field, without regard to ASCII case. */
  text: string;
  /** Of tasks: whether they are classification. */
  classification: "yes" | "no" | null;
  /** Of tasks: whether the first instance has an input. */
  input: "empty" | "filled" | null;
};

export function matchesSeedPrompt(seed: SeedPrompt, filter: SeedPromptFilter): boolean {
  if (filter.kind !== null && seed.kind !== filter.kind) return false;
  if (filter.classification !== null) {
    if (seed.kind !== "task" || seed.body.is_classification !== (filter.classification === "yes"))
      return false;
  }
  if (filter.input !== null) {
    const isEmpty = seed.kind === "task" && (seed.body.instances[0]?.input ?? "") === "";
    if (seed.kind !== "task" || isEmpty !== (filter.input === "empty")) return false;
  }
  const needle = filter.text.toLowerCase();
  return needle === "" || textsOf(seed).some((text) => text.toLowerCase().includes(needle));
}

function textsOf(seed: SeedPrompt): string[] {
  if (seed.kind === "topic_question") return [seed.body.topic, seed.body.question_type, seed.body.question];
  const { id, name, instruction, instances } = seed.body;
  return [id, name, instruction, ...instances.flatMap((instance) => [instance.input, instance.output])];
}

/** An id that no task of the set has yet, in the manner of the published file: `seed_task_175`. */
export function nextTaskId(seeds: readonly SeedPrompt[]): string {
  const numbers = seeds.flatMap((seed) => {
    const found = seed.kind === "task" ? /^seed_task_(\d+)$/.exec(seed.body.id) : null;
    return found === null ? [] : [Number(found[1])];
  });
  return `seed_task_${Math.max(-1, ...numbers) + 1}`;
}
