import type { z } from "zod";
import { type SeedPrompt, seedTaskSchema, topicQuestionSchema } from "./seed-prompt";

const TASK_KEYS = Object.keys(seedTaskSchema.shape);
const QUESTION_KEYS = Object.keys(topicQuestionSchema.shape);

/** A seed prompt of the kind its keys name, or what is wrong with it as the end of a sentence. Never throws. */
export function readSeedRow(value: unknown): { seed: SeedPrompt } | { problem: string } {
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    return { problem: `expected a JSON object, found ${describeType(value)}.` };
  }
  const keys = Object.keys(value);
  const taskKeys = keys.filter((key) => TASK_KEYS.includes(key)).length;
  const questionKeys = keys.filter((key) => QUESTION_KEYS.includes(key)).length;
  if (taskKeys === 0 && questionKeys === 0) {
    const found = keys.length === 0 ? "no fields" : keys.join(", ");
    const expected = `a seed task (${TASK_KEYS.join(", ")}) or a topic question (${QUESTION_KEYS.join(", ")})`;
    return { problem: `expected ${expected}, found ${found}.` };
  }
  if (taskKeys >= questionKeys) {
    const task = seedTaskSchema.safeParse(value);
    if (task.success) return { seed: { kind: "task", body: task.data } };
    return { problem: describeIssue(task.error, value, "seed task") };
  }
  const question = topicQuestionSchema.safeParse(value);
  if (question.success) return { seed: { kind: "topic_question", body: question.data } };
  return { problem: describeIssue(question.error, value, "topic question") };
}

function describeIssue(error: z.ZodError, value: unknown, kind: string): string {
  const [issue] = error.issues;
  if (issue === undefined) return `expected a ${kind}.`;
  const field = describePath(issue.path);
  if (issue.code === "unrecognized_keys") {
    const owner = field === "" ? `a ${kind}` : field;
    return `expected only the fields of ${owner}, found “${issue.keys.join("”, “")}”.`;
  }
  if (issue.code === "too_small") {
    return `expected ${field} to hold something, found ${issue.origin === "array" ? "an empty list" : "an empty text"}.`;
  }
  const expected = issue.code === "invalid_type" ? (TYPES[issue.expected] ?? issue.expected) : issue.message;
  return `expected ${field} to be ${expected}, found ${describeType(valueAt(value, issue.path))}.`;
}

const TYPES: Record<string, string> = {
  string: "a text",
  boolean: "true or false",
  array: "a list",
  object: "an object",
};

/** `instances[0].input` */
function describePath(path: readonly PropertyKey[]): string {
  return path.reduce<string>((text, part) => {
    if (typeof part === "number") return `${text}[${part}]`;
    return text === "" ? String(part) : `${text}.${String(part)}`;
  }, "");
}

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>((owner, part) => (owner as Record<PropertyKey, unknown>)[part], value);
}

function describeType(value: unknown): string {
  if (value === undefined) return "nothing";
  if (value === null) return "null";
  if (Array.isArray(value)) return "a list";
  if (typeof value === "object") return "an object";
  return typeof value === "string" ? "a text" : `${value}`;
}
