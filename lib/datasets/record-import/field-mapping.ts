import { z } from "zod";
import { pathSteps } from "./field-path";

/** What of a record a file may tell, in the order in which people are asked. */
export const importFields = [
  "instruction",
  "input",
  "output",
  "thoughts",
  "principles",
  "verdict",
  "reason",
  "topic",
  "questionType",
  "score",
  "tags",
  "review",
  "created",
] as const;
export type ImportField = (typeof importFields)[number];

const path = z
  .string()
  .min(1)
  .max(300)
  .refine((text) => pathSteps(text) !== null, { error: "a path is like data.text or turns[0].value" });

/** Where in a row each field stands, e.g. `data.text` or `conversations[0].value`; a field left out is not read. */
export const fieldMappingSchema = z.partialRecord(z.enum(importFields), path);
export type FieldMapping = z.infer<typeof fieldMappingSchema>;

/** How fields are called elsewhere, the likeliest first; compared without case, underscores and hyphens. */
const NAMES: Record<ImportField, readonly string[]> = {
  instruction: [
    "instruction",
    "prompt",
    "question",
    "query",
    "request",
    "task",
    "user",
    "text",
    "content",
    "title",
  ],
  input: ["input", "context", "passage", "document"],
  output: ["output", "response", "reply", "answer", "completion", "chosen", "assistant", "target", "label"],
  thoughts: ["thoughts", "thought", "reasoning", "rationale", "thinking", "reasoningcontent"],
  principles: ["principles", "cited", "citations", "principlescited", "rules"],
  verdict: ["verdict", "kept", "iskept"],
  reason: ["reason", "dropreason"],
  topic: ["topic", "category", "subject"],
  questionType: ["questiontype", "type", "tasktype"],
  score: ["score", "qualityscore", "rating", "quality"],
  tags: ["tags", "tag", "labels", "keywords"],
  review: ["review", "reviewstate"],
  created: ["createdat", "created", "date", "timestamp", "insertedat"],
};

const plain = (name: string) => name.toLowerCase().replace(/[^a-z0-9]/g, "");

/** The name that a path ends with; of an item of a list, the list's. */
function lastName(one: string): string {
  const steps = pathSteps(one) ?? [one];
  return plain(String(steps.findLast((step) => typeof step === "string") ?? ""));
}

/** The likeliest place of each field among the paths of a file; a path is used once. */
export function guessMapping(paths: readonly string[]): FieldMapping {
  const mapping: FieldMapping = {};
  const used = new Set<string>();
  for (const field of importFields) {
    for (const name of NAMES[field]) {
      const found = paths.find((one) => !used.has(one) && lastName(one) === name);
      if (found === undefined) continue;
      mapping[field] = found;
      used.add(found);
      break;
    }
  }
  // A file of questions and answers may call the question its input.
  if (mapping.instruction === undefined && mapping.input !== undefined) {
    mapping.instruction = mapping.input;
    delete mapping.input;
  }
  return mapping;
}
