import { findCitations } from "@/lib/constitutions/citations";

const MOST = 0x7fff_ffff;

/**
 * Numbers of principles as files write them: a list of numbers, of texts (`3 (helpful)`) or of objects with a number,
 * or one text (`1, 3`). Each once, in their order. Null for what cannot be read so.
 */
export function principleNumbers(value: unknown): number[] | null {
  if (value === null || value === undefined || value === "") return [];
  const found = Array.isArray(value) ? value.map(numberIn) : numbersInText(value);
  const numbers = found.flatMap((one) => (one === null ? [] : [one]));
  return numbers.length < found.length || numbers.some((one) => one < 1 || one > MOST)
    ? null
    : [...new Set(numbers)];
}

/** The numbers of `N (name)` in thoughts: which of them are principles, no file says. */
export function numbersCited(thoughts: string): number[] {
  if (!thoughts.includes(" (")) return [];
  const numbers = findCitations(thoughts, []).map(({ number }) => number);
  return [...new Set(numbers)].filter((one) => one >= 1 && one <= MOST);
}

function numberIn(value: unknown): number | null {
  if (typeof value === "number") return Number.isInteger(value) ? value : null;
  if (typeof value === "bigint") return Number(value);
  if (typeof value === "object" && value !== null && "number" in value) return numberIn(value.number);
  const digits = typeof value === "string" ? /^\s*#?(\d{1,10})\b/.exec(value)?.[1] : undefined;
  return digits === undefined ? null : Number(digits);
}

function numbersInText(value: unknown): (number | null)[] {
  if (typeof value !== "string") return [numberIn(value)];
  const text = value
    .trim()
    .replace(/^[[{(]/, "")
    .replace(/[\]})]$/, "");
  return text.trim() === "" ? [] : text.split(/\s*[,;|]\s*|\s+(?=\d)/).map(numberIn);
}
