import type { ScoreCell } from "@/lib/datasets/scores";

type Bin = ScoreCell["quality"];
const SCORES = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10];

/** The rows or columns of the map, lowest score first; what could not be read and what has no vote where there is some. */
export function axisOf(cells: readonly ScoreCell[], rubric: "quality" | "following"): Bin[] {
  const has = (bin: Bin) => cells.some((cell) => cell[rubric] === bin);
  if (cells.length > 0 && cells.every((cell) => cell[rubric] === null)) return [null];
  return [...(has(null) ? [null] : []), ...(has(0) ? [0] : []), ...SCORES];
}

export function binWords(bin: Bin): string {
  if (bin === null) return "no vote";
  return bin === 0 ? "unparsed" : String(bin);
}

/** A bin as it stands in the URL. */
export const binKey = (bin: Bin) => (bin === null ? "none" : String(bin));

/** `9-10` as the cell of quality 9 and following 10; null for a text that names none. */
export function readCellKey(text: string | null): Pick<ScoreCell, "quality" | "following"> | null {
  const match = /^(none|\d|10)-(none|\d|10)$/.exec(text ?? "");
  if (match === null) return null;
  const read = (part: string | undefined): Bin => (part === "none" ? null : Number(part));
  return { quality: read(match[1]), following: read(match[2]) };
}
