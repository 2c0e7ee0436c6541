import { filterTitles } from "./describe-filter";
import { byId, type RecordSort, type SortKey } from "./record-sort";

/** The order of a table in words, e.g. `by number, rising`. */
export function describeSort({ by, isFalling }: RecordSort): string {
  return `by ${by === "id" ? "number" : filterTitles[by]}, ${isFalling ? "falling" : "rising"}`;
}

/** What a press on a column's head makes of the order: rising, then falling, then by number as it was at first. */
export function nextSort(now: RecordSort, by: SortKey): RecordSort {
  if (now.by !== by) return { by, isFalling: false };
  return now.isFalling ? byId : { by, isFalling: true };
}
