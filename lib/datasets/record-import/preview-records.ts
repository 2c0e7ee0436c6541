import type { ImportedRecord } from "./imported-record";
import type { ReadSettings, RecordFormatName } from "./record-format";
import { recordFormats } from "./record-formats";
import { excerptOf, type ImportRow } from "./rows/import-row";

/** A row that became no record, where it stands and why. */
export type ImportProblem = { place: number; message: string; excerpt: string };

export type RecordPreview = {
  records: { place: number; record: ImportedRecord }[];
  problems: ImportProblem[];
  /** How many rows were looked at. */
  rows: number;
};

const SHOWN = 20;

/** The first records as they will be, and what is wrong with the rows before and among them. Total. */
export function previewRecords(
  rows: readonly ImportRow[],
  format: RecordFormatName,
  settings: ReadSettings,
): RecordPreview {
  const read = recordFormats[format].openReader(settings);
  const preview: RecordPreview = { records: [], problems: [], rows: 0 };
  for (const row of rows) {
    if (preview.records.length >= SHOWN) break;
    preview.rows += 1;
    const outcome = readRow(row, read);
    if ("problem" in outcome) preview.problems.push(outcome.problem);
    else preview.records.push(...outcome.records.map((record) => ({ place: row.place, record })));
  }
  preview.records = preview.records.slice(0, SHOWN);
  return preview;
}

type Read = { records: readonly ImportedRecord[]; leftOut: number } | { problem: ImportProblem };

const NOTHING_ASKED = "The instruction is empty.";

/** What one row becomes by a format's reader. */
export function readRow(
  row: ImportRow,
  read: ReturnType<(typeof recordFormats)[RecordFormatName]["openReader"]>,
): Read {
  const { place } = row;
  if (row.fault !== null) return { problem: { place, message: row.fault, excerpt: row.excerpt } };
  const outcome = read(row.value);
  const message =
    "problem" in outcome
      ? outcome.problem
      : outcome.records.some(({ instruction }) => instruction.trim() === "")
        ? NOTHING_ASKED
        : null;
  if (message !== null)
    return { problem: { place, message, excerpt: excerptOf(JSON.stringify(row.value) ?? "") } };
  const { records, leftOut = 0 } = outcome as Exclude<typeof outcome, { problem: string }>;
  return { records, leftOut };
}
