import type { SeedPrompt } from "./seed-prompt";

/**
 * One JSON object a line, each line ended by a newline, the inverse of `readSeedFile`. Spelled as Python's
 * `json.dumps` does by default (`": "`, `", "`, everything outside printable ASCII escaped), so that the
 * published seed files come out byte for byte.
 */
export function renderSeedFile(seeds: readonly SeedPrompt[]): string {
  return seeds.map((seed) => `${renderSeedLine(seed)}\n`).join("");
}

/** One seed prompt as one line, without the newline; equal lines mean equal seed prompts. */
export function renderSeedLine(seed: SeedPrompt): string {
  if (seed.kind === "topic_question") {
    const { topic, question_type, question } = seed.body;
    return renderJson({ topic, question_type, question });
  }
  const { id, name, instruction, instances, is_classification } = seed.body;
  const pairs = instances.map(({ input, output }) => ({ input, output }));
  return renderJson({ id, name, instruction, instances: pairs, is_classification });
}

type Json = string | boolean | Json[] | { [key: string]: Json };

function renderJson(value: Json): string {
  if (Array.isArray(value)) return `[${value.map(renderJson).join(", ")}]`;
  if (typeof value === "object") {
    const fields = Object.entries(value).map(([key, field]) => `${renderJson(key)}: ${renderJson(field)}`);
    return `{${fields.join(", ")}}`;
  }
  return JSON.stringify(value).replace(/[\u007f-\uffff]/g, escapeUnit);
}

function escapeUnit(unit: string): string {
  return `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`;
}
