import type { StartedColumn } from "@/lib/api/preview";
import type { PreviewCompletion } from "@/lib/api/preview-runs";
import { codePointLength } from "@/lib/filters/code-points";

/** The completions of one probe in one column in a few figures. */
export type CellView = {
  state: "waiting" | "running" | "over";
  /** One mark a completion, in the order of the samples. */
  marks: ("kept" | "dropped" | "failed" | "stopped" | "waiting")[];
  kept: number;
  completed: number;
  /** Of the completions, how many cite each number that is cited. */
  cited: ReadonlyMap<number, number>;
  /** Why the one that would be dropped would be; null where it is several, or kept. */
  reason: string | null;
  /** Characters of the reply, the mean of several; null before any has come. */
  replyLength: number | null;
};

export function cellView(completions: readonly PreviewCompletion[]): CellView {
  const completed = completions.filter((one) => one.status === "completed");
  const cited = new Map<number, number>();
  for (const { cited: numbers } of completed) {
    for (const number of new Set(numbers)) cited.set(number, (cited.get(number) ?? 0) + 1);
  }
  const open = completions.filter((one) => one.status === "waiting");
  const characters = completed.reduce((sum, one) => sum + codePointLength(one.reply), 0);
  return {
    state:
      open.length === 0 && completions.length > 0 ? "over" : completed.length > 0 ? "running" : "waiting",
    marks: completions.map(({ status, verdict }) =>
      status === "completed" ? (verdict?.verdict ?? "dropped") : status,
    ),
    kept: completed.filter((one) => one.verdict?.verdict === "kept").length,
    completed: completed.length,
    cited,
    reason: completions.length === 1 ? (completed[0]?.verdict?.reason ?? null) : null,
    replyLength: completed.length === 0 ? null : Math.round(characters / completed.length),
  };
}

/** The number a column gives to a principle, told by its name: it moves where gaps are closed. */
export function numberInColumn(column: StartedColumn, name: string): number | null {
  return column.constitution.principles.find((one) => one.name === name)?.number ?? null;
}

/**
 * How many more of a cell's completions cite a principle than of the first column's; null where one of the two
 * has none yet. A column that does not show the principle cites it never.
 */
export function citationChange(
  cell: CellView,
  number: number | null,
  base: CellView,
  baseNumber: number | null,
): number | null {
  if (cell.completed === 0 || base.completed === 0) return null;
  const own = number === null ? 0 : (cell.cited.get(number) ?? 0);
  const other = baseNumber === null ? 0 : (base.cited.get(baseNumber) ?? 0);
  return own - other;
}
