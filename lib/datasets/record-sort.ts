import { filterParams } from "./filter-url";

/** What a table can be ordered by; equal ones by id, and those without a value last. `id` is the order they came in. */
export const sortKeys = [
  "id",
  "instruction_length",
  "thoughts_length",
  "reply_length",
  "output_length",
  "score",
  "nearest",
  "leak",
  "prompt_tokens",
  "completion_tokens",
  "time",
  "created",
] as const;
export type SortKey = (typeof sortKeys)[number];
export type RecordSort = { by: SortKey; isFalling: boolean };

export const byId: RecordSort = { by: "id", isFalling: false };

const names = Object.fromEntries(
  sortKeys.map((key) => [key, key === "id" ? "number" : filterParams[key]]),
) as Record<SortKey, string>;

/** The value of the URL parameter `sort`, e.g. `-reply` for the longest replies first. */
export function formatRecordSort({ by, isFalling }: RecordSort): string {
  return `${isFalling ? "-" : ""}${names[by]}`;
}

/** The inverse of `formatRecordSort`. Total: what makes no sense is by id. */
export function parseRecordSort(text: string | null | undefined): RecordSort {
  const isFalling = text?.startsWith("-") ?? false;
  const name = isFalling ? text?.slice(1) : text;
  const by = sortKeys.find((key) => names[key] === name);
  return by === undefined ? byId : { by, isFalling };
}
