import { isSameSeed, matcher } from "./compare";
import type { RowPlace, SeedFileRow } from "./read-seed-rows";
import type { SeedPrompt } from "./seed-prompt";

export const importStates = ["refused", "changed", "added", "unchanged"] as const;
export type ImportState = (typeof importStates)[number];

/** What importing one row of a file would do. */
export type ImportRow = RowPlace &
  (
    | { state: "added" | "unchanged"; seed: SeedPrompt }
    | { state: "changed"; before: SeedPrompt; seed: SeedPrompt }
    | { state: "refused"; problem: string }
  );

export type ImportPreview = {
  counts: Record<ImportState, number>;
  /** In the order of the file; of each state the first `mostRows` given. */
  rows: ImportRow[];
};

/** What importing a file into a set that holds `existing` would do, row by row. */
export function previewImport(
  existing: readonly SeedPrompt[],
  rows: readonly SeedFileRow[],
  mostRows: number,
): ImportPreview {
  const beforeOf = matcher(existing);
  const preview: ImportPreview = { counts: { refused: 0, changed: 0, added: 0, unchanged: 0 }, rows: [] };
  for (const row of rows) {
    const told = tell(row, beforeOf);
    preview.counts[told.state] += 1;
    if (preview.counts[told.state] <= mostRows) preview.rows.push(told);
  }
  return preview;
}

function tell(row: SeedFileRow, beforeOf: (seed: SeedPrompt) => SeedPrompt | undefined): ImportRow {
  const place = { unit: row.unit, position: row.position };
  if ("problem" in row) return { ...place, state: "refused", problem: row.problem };
  const before = beforeOf(row.seed);
  if (before === undefined) return { ...place, state: "added", seed: row.seed };
  if (isSameSeed(before, row.seed)) return { ...place, state: "unchanged", seed: row.seed };
  return { ...place, state: "changed", before, seed: row.seed };
}
