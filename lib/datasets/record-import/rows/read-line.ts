import { badRow, goodRow, type ImportRow } from "./import-row";

/** A line as JSON; one of white space is none. */
export function readJsonLine(text: string, line: number, isCut: boolean): ImportRow | null {
  try {
    return goodRow(line, JSON.parse(text));
  } catch (error) {
    const shown = text.trim();
    if (shown === "") return null;
    if (isCut && /^[[{]/.test(shown) && !/[\]}]$/.test(shown))
      return badRow(line, "The file ends in the middle of it; it was cut off: copy the file again.", shown);
    return badRow(
      line,
      `It is not valid JSON (${causeOf(error)}); one whole object must stand in a line.`,
      shown,
    );
  }
}

/** What the parser says, without what it quotes of the text. */
export function causeOf(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return message
    .replace(/, (?:\.\.\.)?".*$/s, "")
    .replace(/ \(line \d+ column \d+\)/, "")
    .replace(/ in JSON at position (\d+)/, (_, at) => ` at character ${Number(at) + 1}`);
}

/** A line as text, without its end; one of white space is none. */
export function readTextLine(text: string, line: number): ImportRow | null {
  return text.trim() === "" ? null : goodRow(line, text.replace(/\r$/, ""));
}
