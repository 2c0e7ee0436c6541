import type { SeedPrompt } from "@/lib/seed-prompts/seed-prompt";

/** The fields of a seed prompt as texts, each with its name in the file. */
function fieldsOf(seed: SeedPrompt): [string, string][] {
  if (seed.kind === "topic_question") return Object.entries(seed.body);
  const { id, name, instruction, instances, is_classification } = seed.body;
  return [
    ["id", id],
    ["name", name],
    ["instruction", instruction],
    ...instances.flatMap(({ input, output }, at): [string, string][] => {
      const place = instances.length === 1 ? "" : ` ${at + 1}`;
      return [
        [`input${place}`, input],
        [`output${place}`, output],
      ];
    }),
    ["is_classification", String(is_classification)],
  ];
}

export type ChangedField = { field: string; before: string; after: string };

/** What differs between two seed prompts, field by field; a field that one lacks is empty there. */
export function changedFields(before: SeedPrompt, after: SeedPrompt): ChangedField[] {
  const [old, now] = [new Map(fieldsOf(before)), new Map(fieldsOf(after))];
  return [...new Set([...now.keys(), ...old.keys()])].flatMap((field) => {
    const change = { field, before: old.get(field) ?? "", after: now.get(field) ?? "" };
    return change.before === change.after ? [] : [change];
  });
}
