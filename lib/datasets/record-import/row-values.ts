import type { Facts } from "@/lib/steps/step";

/** A JSON object of a file. */
export type Fields = Record<string, unknown>;

export const isFields = (value: unknown): value is Fields =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** A text as it stands; a number or a truth value as it is written; null of anything else. */
export function textOf(value: unknown): string | null {
  if (typeof value === "string") return value;
  return typeof value === "number" || typeof value === "boolean" || typeof value === "bigint"
    ? String(value)
    : null;
}

/** A text; null where there is none or it is empty. */
export function filledText(value: unknown): string | null {
  const text = textOf(value);
  return text === null || text === "" ? null : text;
}

/** A finite number, also written as text; null of anything else. */
export function numberOf(value: unknown): number | null {
  if (typeof value === "number") return Number.isFinite(value) ? value : null;
  if (typeof value === "bigint") return Number(value);
  if (typeof value !== "string" || value.trim() === "") return null;
  const number = Number(value);
  return Number.isFinite(number) ? number : null;
}

/** As JSON that can be stored with a record; what is undefined or null is left out. */
export function factsOf(values: Fields): Facts {
  const facts: Facts = {};
  for (const [name, value] of Object.entries(values)) {
    if (value !== undefined && value !== null) facts[name] = value as Facts[string];
  }
  return facts;
}

/** What a row is, in words. */
export function describeValue(value: unknown): string {
  if (value === null || value === undefined) return "nothing";
  if (Array.isArray(value)) return "a list";
  return typeof value === "object" ? "an object" : `a ${typeof value === "string" ? "text" : typeof value}`;
}

/** The share of rows that `isLike` finds. */
export function shareOf(rows: readonly unknown[], isLike: (fields: Fields) => boolean): number {
  if (rows.length === 0) return 0;
  return rows.filter((row) => isFields(row) && isLike(row)).length / rows.length;
}
