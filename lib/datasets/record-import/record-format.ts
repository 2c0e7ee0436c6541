import type { FieldMapping } from "./field-mapping";
import type { ReadRow } from "./imported-record";

export const recordFormatNames = [
  "studio",
  "label-studio",
  "argilla",
  "i-sheep",
  "dromedary",
  "self-align",
  "seed-tasks",
  "topic-questions",
  "sharegpt",
  "chat",
  "alpaca",
  "fields",
  "text",
] as const;
export type RecordFormatName = (typeof recordFormatNames)[number];

/**
 * What becomes of a conversation of several turns. `first`: its first request and reply are the record, and what is
 * left out is counted. `each`: every request with its reply is a record that keeps the turns before it in its facts.
 * `refuse`: it is a bad row.
 */
export const turnChoices = ["first", "each", "refuse"] as const;
export type TurnChoice = (typeof turnChoices)[number];

export type ReadSettings = { turns: TurnChoice; mapping: FieldMapping };

/** How sure it is that a file is of a format, 0 to 1, and why, as a sentence's end: “its rows have …”. */
export type Likeness = { score: number; why: string };

/** A shape that records stand in. */
export type RecordFormat = {
  title: string;
  /** Whether its records have replies, or are prompts. */
  holds: "replies" | "prompts";
  /** Of the first rows of a file; null where it is surely none. Total. */
  likeness: (rows: readonly unknown[]) => Likeness | null;
  /** What to read with, made once a file, so that a row costs little. What it gives is total. */
  openReader: (settings: ReadSettings) => (row: unknown) => ReadRow;
};
