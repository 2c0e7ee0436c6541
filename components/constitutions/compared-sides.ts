import { createParser } from "nuqs";

/** A published version by its number, the prompt file that one was imported from, or the draft. */
export type Side = number | `file${number}` | "draft";
/** The two that are compared; in the URL `3..draft` or `file1..draft`. */
export type ComparedSides = { before: Side; after: Side };

const SIDE = "(?:file)?[1-9]\\d{0,8}|draft";
const SIDES = new RegExp(`^(${SIDE})\\.\\.(${SIDE})$`);

/** What one side is called in the URL. */
export function findSide(text: string): Side | null {
  if (text === "draft") return text;
  const [, isFile, number] = /^(file)?([1-9]\d{0,8})$/.exec(text) ?? [];
  if (number === undefined) return null;
  return isFile === undefined ? Number(number) : `file${Number(number)}`;
}

export function findSides(text: string): ComparedSides | null {
  const [, first = "", second = ""] = SIDES.exec(text) ?? [];
  const [before, after] = [findSide(first), findSide(second)];
  return before === null || after === null ? null : { before, after };
}

/** The version that a side is, or that came of it; null for the draft. */
export function versionOf(side: Side): number | null {
  if (side === "draft") return null;
  return typeof side === "number" ? side : Number(side.slice("file".length));
}

export const formatSides = ({ before, after }: ComparedSides) => `${before}..${after}`;

/** `versions` tell what the imported files are called. */
export function sideName(
  side: Side,
  versions: readonly { number: number; sourceFile: string | null }[],
): string {
  if (side === "draft") return "Draft";
  if (typeof side === "number") return `Version ${side}`;
  const file = versions.find(({ number }) => number === versionOf(side))?.sourceFile;
  return file ? `Imported original (${file})` : `Version ${versionOf(side)}`;
}

export const parseAsSides = createParser({
  parse: findSides,
  serialize: formatSides,
  eq: (a, b) => formatSides(a) === formatSides(b),
});
