import { type ImportField, importFields } from "./field-mapping";
import { type PathReader, pathReader } from "./field-path";
import { type ImportedRecord, importedRecord, reviews } from "./imported-record";
import { numbersCited, principleNumbers } from "./principle-numbers";
import type { ReadSettings } from "./record-format";
import { describeValue, filledText, numberOf, textOf } from "./row-values";

type Outcome = { record: ImportedRecord } | { problem: string };

/** Reads rows by a mapping. What stands in the wrong form is a problem, which names its path. Total. */
export function fieldReader({ mapping }: Pick<ReadSettings, "mapping">): (row: unknown) => Outcome {
  const places = importFields.flatMap((field): [ImportField, string, PathReader][] => {
    const path = mapping[field];
    return path === undefined ? [] : [[field, path, pathReader(path)]];
  });
  const hasPrinciples = mapping.principles !== undefined;
  return (row) => {
    const read: Partial<ImportedRecord> = {};
    for (const [field, path, at] of places) {
      const problem = takers[field](read, at(row), path);
      if (problem !== undefined) return { problem };
    }
    if (read.instruction === undefined)
      return { problem: "There is no instruction: no path is given for it; map one." };
    if (!hasPrinciples && read.thoughts !== undefined) read.cited = numbersCited(read.thoughts);
    return { record: importedRecord({ ...read, instruction: read.instruction }) };
  };
}

/** Takes a value into a record, or says what is wrong with it. */
type Taker = (record: Partial<ImportedRecord>, value: unknown, path: string) => string | undefined;

const wrong = (path: string, expected: string, value: unknown) =>
  `At “${path}” stands ${describeValue(value)}, not ${expected}.`;

const takers: Record<ImportField, Taker> = {
  instruction(record, value, path) {
    const text = textOf(value);
    if (text === null) return wrong(path, "a text; it is the instruction", value);
    if (text.trim() === "") return `The instruction at “${path}” is empty.`;
    record.instruction = text;
  },
  input: (record, value, path) => takeText(value, path, (text) => (record.input = text)),
  output: (record, value, path) => takeText(value, path, (text) => (record.output = text)),
  thoughts: (record, value, path) => takeText(value, path, (text) => (record.thoughts = text)),
  principles(record, value, path) {
    const numbers = principleNumbers(value);
    if (numbers === null) return `At “${path}” stand no numbers of principles; write 1, 3 or [1, 3].`;
    record.cited = numbers;
  },
  verdict(record, value, path) {
    const verdict = verdictOf(value);
    if (verdict === null) return `At “${path}” stands no verdict; write kept or dropped.`;
    record.verdict = verdict;
  },
  reason(record, value) {
    record.reason = filledText(value);
  },
  topic(record, value) {
    record.topic = filledText(value);
  },
  questionType(record, value) {
    record.questionType = filledText(value);
  },
  score(record, value, path) {
    if (value === null || value === undefined || value === "") return;
    const score = numberOf(value);
    if (score === null) return wrong(path, "a number; it is the score", value);
    record.score = score;
  },
  tags(record, value, path) {
    const tags = tagsOf(value);
    if (tags === null) return wrong(path, "tags; write a list of texts, or a, b", value);
    record.tags = tags;
  },
  review(record, value, path) {
    if (value === null || value === undefined || value === "") return;
    const review = reviews.find((one) => one === value);
    if (review === undefined) return `At “${path}” stands no review; write ${reviews.join(", ")}.`;
    record.review = review;
  },
  created(record, value, path) {
    if (value === null || value === undefined || value === "") return;
    const at = momentOf(value);
    if (at === null) return `At “${path}” stands no moment; write it as 2026-01-31T12:00:00Z.`;
    record.createdAt = at;
  },
};

function takeText(value: unknown, path: string, take: (text: string) => void): string | undefined {
  if (value === null || value === undefined) return;
  const text = textOf(value);
  if (text === null) return wrong(path, "a text", value);
  take(text);
}

/** Null for what is none. */
export function verdictOf(value: unknown): "kept" | "dropped" | null {
  if (value === null || value === undefined || value === "" || value === true) return "kept";
  if (value === false) return "dropped";
  const text = typeof value === "string" ? value.trim().toLowerCase() : "";
  if (text === "kept" || text === "true") return "kept";
  return text === "dropped" || text === "false" ? "dropped" : null;
}

const MOST_TAGS = 100;

/** Each once; null for what are none. */
export function tagsOf(value: unknown): string[] | null {
  if (value === null || value === undefined) return [];
  const items = Array.isArray(value) ? value : typeof value === "string" ? value.split(",") : null;
  if (items === null || items.length > MOST_TAGS) return null;
  const tags = items.map(textOf);
  if (tags.some((tag) => tag === null)) return null;
  return [...new Set(tags.map((tag) => (tag ?? "").trim()).filter((tag) => tag !== ""))];
}

const SECONDS_UNTIL = 100_000_000_000;

/** A moment written as ISO 8601, or as seconds or milliseconds since 1970; null for what is none. */
export function momentOf(value: unknown): string | null {
  const number = numberOf(value);
  const at =
    number === null
      ? new Date(typeof value === "string" ? value : Number.NaN)
      : new Date(Math.abs(number) < SECONDS_UNTIL ? number * 1000 : number);
  const year = at.getUTCFullYear();
  return Number.isNaN(year) || year < 1 || year > 9999 ? null : at.toISOString();
}
