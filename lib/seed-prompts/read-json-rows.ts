/** One value of a file and how a person finds it: line 7, or item 7 of an array, counted from 1. */
export type JsonRow = {
  unit: "line" | "item";
  position: number;
  /** Null where the line is not valid JSON. */
  parsed: { value: unknown } | null;
};

/**
 * The values of a file that holds one JSON value a line (blank lines, a byte order mark and a missing last newline
 * are fine) or one JSON array. Null for what begins as an array and is not a valid one.
 */
export function readJsonRows(text: string): JsonRow[] | null {
  const start = text.startsWith("\uFEFF") ? text.slice(1) : text;
  return /^\s*\[/.test(start) ? readArray(start) : readLines(start);
}

function readLines(text: string): JsonRow[] {
  return text
    .split("\n")
    .map((line, index) => ({ line, position: index + 1 }))
    .filter(({ line }) => line.trim() !== "")
    .map(({ line, position }) => ({ unit: "line", position, parsed: parseJson(line) }));
}

function readArray(text: string): JsonRow[] | null {
  const parsed = parseJson(text);
  if (parsed === null || !Array.isArray(parsed.value)) return null;
  return parsed.value.map((value, index) => ({ unit: "item", position: index + 1, parsed: { value } }));
}

function parseJson(text: string): JsonRow["parsed"] {
  try {
    return { value: JSON.parse(text) };
  } catch {
    return null;
  }
}
