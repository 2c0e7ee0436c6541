import { AppError } from "@/lib/app-error";
import { readJsonRows } from "@/lib/seed-prompts/read-json-rows";
import { readTextFile } from "./read-text-file";

/** A row of a file as a preset reads it. */
export type FilterRow = {
  /** As it stands in the file. */
  fields: Record<string, unknown>;
  /** E.g. `seeds.jsonl, line 7`. */
  place: string;
  /** A hand-written seed task: input and output are those of its first instance. */
  isSeedTask: boolean;
  instruction: string;
  input: string;
  /** Null where it has none. */
  output: string | null;
};

/**
 * The rows of a file: one JSON object a line, or one JSON array of them. Throws `bad_request` naming the first row
 * that cannot be read.
 */
export async function readFilterRows(file: string): Promise<FilterRow[]> {
  const rows = readJsonRows(await readTextFile(file));
  if (rows === null) {
    throw new AppError("bad_request", `${file} begins with "[" but is not one valid JSON array.`);
  }
  return rows.map(({ unit, position, parsed }) => {
    const place = `${file}, ${unit} ${position}`;
    if (parsed === null) throw new AppError("bad_request", `${place}: not valid JSON.`);
    return readRow(parsed.value, place);
  });
}

function readRow(value: unknown, place: string): FilterRow {
  if (!isObject(value)) throw new AppError("bad_request", `${place}: not a JSON object.`);
  const instruction = textOf(value, "instruction", place);
  if (instruction === null) {
    const names = Object.keys(value).join(", ") || "no fields";
    throw new AppError("bad_request", `${place}: there is no field “instruction” (found: ${names}).`);
  }
  const isSeedTask = !("output" in value) && "instances" in value;
  const answer = isSeedTask ? firstInstance(value.instances, place) : value;
  return {
    fields: value,
    place,
    isSeedTask,
    instruction,
    input: textOf(answer, "input", place) ?? "",
    output: textOf(answer, "output", place),
  };
}

function firstInstance(instances: unknown, place: string): Record<string, unknown> {
  const first: unknown = Array.isArray(instances) ? instances[0] : undefined;
  if (isObject(first)) return first;
  throw new AppError("bad_request", `${place}: “instances” is not a list with an object in it.`);
}

function textOf(value: Record<string, unknown>, field: string, place: string): string | null {
  const text = value[field] ?? null;
  if (text === null || typeof text === "string") return text;
  throw new AppError("bad_request", `${place}: the field “${field}” is not text.`);
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);
