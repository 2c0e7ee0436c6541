import type { SeedPrompt, SeedPromptKind } from "@/lib/seed-prompts/seed-prompt";
import { binOf } from "@/lib/seed-prompts/word-count";
import { factsOf } from "./seed-facts";

/** What the table shows, as it stands in the URL; null lets everything through. */
export type SeedPromptFilter = {
  kind: SeedPromptKind | null;
  /** Looked for in every field, without regard to ASCII case. */
  text: string;
  /** Of tasks: whether they are classification. */
  classification: "yes" | "no" | null;
  /** Of tasks: whether the first instance has an input. */
  input: "empty" | "filled" | null;
  /** A reference method that would drop it, any of them, or none. */
  fails: string | null;
  /** The id of a bin of lengths, see word-count.ts. */
  words: string | null;
  /** Whether `words` counts those of the input too. */
  isWithInput: boolean;
  /** The first word of the instruction, in small letters. */
  opening: string | null;
  /** What that acts on; "" where nothing was found. */
  object: string | null;
};

export const noFilter: SeedPromptFilter = {
  kind: null,
  text: "",
  classification: null,
  input: null,
  fails: null,
  words: null,
  isWithInput: false,
  opening: null,
  object: null,
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
  if (!matchesFacts(seed, filter)) return false;
  const needle = filter.text.toLowerCase();
  return needle === "" || textsOf(seed).some((text) => text.toLowerCase().includes(needle));
}

function matchesFacts(seed: SeedPrompt, { fails, words, isWithInput, opening, object }: SeedPromptFilter) {
  if (fails === null && words === null && opening === null) return true;
  const facts = factsOf(seed);
  if (fails === "any" && facts.failed.length === 0) return false;
  if (fails === "none" && facts.failed.length > 0) return false;
  if (fails !== null && fails !== "any" && fails !== "none") {
    if (!facts.failed.some(({ preset }) => preset === fails)) return false;
  }
  if (words !== null && binOf(isWithInput ? facts.requestWords : facts.words).id !== words) return false;
  if (opening !== null && facts.opening?.word !== opening) return false;
  return opening === null || object === null || (facts.opening?.object ?? "") === object;
}

function textsOf(seed: SeedPrompt): string[] {
  if (seed.kind === "topic_question") return [seed.body.topic, seed.body.question_type, seed.body.question];
  const { id, name, instruction, instances } = seed.body;
  return [id, name, instruction, ...instances.flatMap((instance) => [instance.input, instance.output])];
}

/** An id that no task of the set has yet, in the manner of the published file: `seed_task_175`. */
export function nextTaskId(seeds: readonly SeedPrompt[]): string {
  let highest = -1;
  for (const seed of seeds) {
    const found = seed.kind === "task" ? /^seed_task_(\d+)$/.exec(seed.body.id) : null;
    if (found !== null) highest = Math.max(highest, Number(found[1]));
  }
  return `seed_task_${highest + 1}`;
}
