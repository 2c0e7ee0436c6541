import type { Column, JsonValue, Row } from "./column";

/** Spreadsheets read a cell that begins like this as a formula. */
const FORMULA = /^[=+\-@\t\r＝＋－＠]/u;
/** What has to stand in quotes; white space at an edge too, which some readers trim otherwise. */
const NEEDS_QUOTES = /[",\r\n]|^\s|\s$/;

/**
 * RFC 4180 with `\n`: lists and objects as JSON, null as an empty cell, an empty text as `""`. A text that a
 * spreadsheet would take for a formula gets an apostrophe before it, which is the one thing that does not read
 * back as it was; numbers are left alone.
 */
export function writeCsvRow(row: Row, columns: readonly Column[]): string {
  return `${columns.map(({ name }) => cell(row[name] ?? null)).join(",")}\n`;
}

export function csvHeader(columns: readonly Column[]): string {
  return `${columns.map(({ name }) => cell(name)).join(",")}\n`;
}

function cell(value: JsonValue): string {
  if (value === null) return "";
  if (typeof value === "number" || typeof value === "boolean") return String(value);
  const text = typeof value === "string" ? value : JSON.stringify(value);
  const safe = FORMULA.test(text) ? `'${text}` : text;
  return safe === "" || NEEDS_QUOTES.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
