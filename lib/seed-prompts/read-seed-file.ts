import { AppError } from "@/lib/app-error";
import { type JsonRow, readJsonRows } from "./read-json-rows";
import { readSeedRow } from "./read-seed-row";
import { type SeedPrompt, seedPromptKey } from "./seed-prompt";

/**
 * Reads seed tasks and topic questions, mixed or not: one JSON object a line (blank lines and a missing last
 * newline are fine) or one JSON array of the same objects. All or nothing: throws `bad_request` with `{ line }`
 * or `{ item }` at the first one that is malformed or repeats another's key.
 * Source: Self-Instruct's seed_tasks.jsonl, Dromedary's tgrt_self_instruct_seed_questions.jsonl.
 */
export function readSeedFile(text: string): SeedPrompt[] {
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
  return rows.map((row) => {
    if (row.parsed === null)
      refuse(row, "expected one whole JSON object, found text that is not valid JSON.");
    const answer = readSeedRow(row.parsed.value);
    if ("problem" in answer) refuse(row, answer.problem);
    const { seed } = answer;
    const key = `${seed.kind} ${seedPromptKey(seed)}`;
    const first = firstPosition.get(key);
    if (first !== undefined) {
      refuse(row, `repeats “${seedPromptKey(seed)}” of ${row.unit} ${first}; each may stand once.`);
    }
    firstPosition.set(key, row.position);
    return seed;
  });
}

function refuse({ unit, position }: JsonRow, problem: string): never {
  const where = unit === "line" ? "Line" : "Item";
  throw new AppError("bad_request", `${where} ${position}: ${problem}`, { [unit]: position });
}
