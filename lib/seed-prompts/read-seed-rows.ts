import { AppError } from "@/lib/app-error";
import { readJsonRows } from "./read-json-rows";
import { readSeedRow } from "./read-seed-row";
import { type SeedPrompt, seedPromptKey } from "./seed-prompt";

/** Where a row of a file stands: line 7, or item 7 of an array, counted from 1. */
export type RowPlace = { unit: "line" | "item"; position: number };
/** A row that cannot be taken, and why, as the end of a sentence. */
export type RefusedRow = RowPlace & { problem: string };
export type SeedFileRow = (RowPlace & { seed: SeedPrompt }) | RefusedRow;

/**
 * Every row of a seed file, read or refused: one JSON object a line (blank lines and a missing last newline are fine)
 * or one JSON array of the same objects. A row that repeats the key of one before it is refused. Throws `bad_request`
 * for a text that is no such file at all.
 */
export function readSeedRows(text: string): SeedFileRow[] {
  const rows = readJsonRows(text);
  if (rows === null) {
    const message =
      'The file begins with "[" but is not one valid JSON array; mend it or write one object a line.';
    throw new AppError("bad_request", message);
  }
  if (rows.length === 0) {
    throw new AppError(
      "bad_request",
      "The file holds no seed prompts; expected one JSON object on each line.",
    );
  }
  const firstPosition = new Map<string, number>();
  return rows.map(({ unit, position, parsed }) => {
    const place = { unit, position };
    if (parsed === null) {
      return { ...place, problem: "expected one whole JSON object, found text that is not valid JSON." };
    }
    const answer = readSeedRow(parsed.value);
    if ("problem" in answer) return { ...place, problem: answer.problem };
    const { seed } = answer;
    const key = `${seed.kind} ${seedPromptKey(seed)}`;
    const first = firstPosition.get(key);
    if (first !== undefined) {
      const problem = `repeats “${seedPromptKey(seed)}” of ${unit} ${first}; each may stand once.`;
      return { ...place, problem };
    }
    firstPosition.set(key, position);
    return { ...place, seed };
  });
}
