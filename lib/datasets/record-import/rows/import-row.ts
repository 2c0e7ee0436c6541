/** A row of a file: its value, or why it has none. `place`: its line or its row, counted from 1. */
export type ImportRow = { place: number; value: unknown; fault: null } | BadRow;
export type BadRow = { place: number; value: null; fault: string; excerpt: string };

/** One row may have so many bytes; what is longer is no record, but a quote or a bracket that is not closed. */
export const MOST_ROW_BYTES = 8 * 1024 * 1024;
export const MOST_ROW_WORDS = `${MOST_ROW_BYTES / 1024 / 1024} MB`;

const EXCERPT = 200;

export const goodRow = (place: number, value: unknown): ImportRow => ({ place, value, fault: null });

/** With as much of what stands there as a person needs to find it. */
export const badRow = (place: number, fault: string, text = ""): BadRow => ({
  place,
  value: null,
  fault,
  excerpt: excerptOf(text),
});

export const excerptOf = (text: string): string =>
  text.length > EXCERPT ? `${text.slice(0, EXCERPT)}…` : text;
