import { AppError } from "@/lib/app-error";
import { type RefusedRow, readSeedRows, type SeedFileRow } from "./read-seed-rows";
import type { SeedPrompt } from "./seed-prompt";

/** How many refused rows an error carries, and how many it names after the first. */
const MOST_REFUSALS = 100;
const NAMED = 8;

/**
 * Reads seed tasks and topic questions, mixed or not. All or nothing: throws `bad_request` if a row is malformed or
 * repeats another's key, with the first one's reason, its `{ line }` or `{ item }`, and all `refusals`, at most 100.
 * Source: Self-Instruct's seed_tasks.jsonl, Dromedary's tgrt_self_instruct_seed_questions.jsonl.
 */
export function readSeedFile(text: string): SeedPrompt[] {
  return acceptSeedRows(readSeedRows(text));
}

/** The seed prompts of all rows. Throws `bad_request` if one is refused, see `readSeedFile`. */
export function acceptSeedRows(rows: readonly SeedFileRow[]): SeedPrompt[] {
  const refused = rows.filter((row): row is RefusedRow => "problem" in row);
  const [first, ...others] = refused;
  if (first !== undefined) {
    const where = first.unit === "line" ? "Line" : "Item";
    throw new AppError("bad_request", `${where} ${first.position}: ${first.problem}${alsoRefused(others)}`, {
      [first.unit]: first.position,
      refusals: refused.slice(0, MOST_REFUSALS),
    });
  }
  return rows.flatMap((row) => ("seed" in row ? [row.seed] : []));
}

function alsoRefused(others: readonly RefusedRow[]): string {
  const [first] = others;
  if (first === undefined) return "";
  const named = others.slice(0, NAMED).map(({ position }) => position);
  const rest = others.length - named.length;
  const list = `${named.join(", ")}${rest === 0 ? "" : ` and ${rest} more`}`;
  return ` Refused too: ${first.unit}${others.length === 1 ? "" : "s"} ${list}.`;
}
