import type { RecordFilter } from "@/lib/datasets/record-filter";
import type { RecordSelection } from "@/lib/datasets/record-selection";

/** As many as a selection names one by one (lib/datasets/record-selection.ts). */
export const MOST_PICKED = 10_000;

/** What is selected in a table: records that were picked, or all that match but some. */
export type Picked = { kind: "picked" | "matching"; ids: ReadonlySet<number> };

export const nothingPicked: Picked = { kind: "picked", ids: new Set() };
export const allMatching: Picked = { kind: "matching", ids: new Set() };

export const isSelected = ({ kind, ids }: Picked, id: number) => ids.has(id) === (kind === "picked");

/** Selects records or takes them out again. What would name too many stays as it was. */
export function withSelected(picked: Picked, recordIds: readonly number[], isOn: boolean): Picked {
  const ids = new Set(picked.ids);
  for (const id of recordIds) {
    if (isOn === (picked.kind === "picked")) ids.add(id);
    else ids.delete(id);
  }
  return ids.size > MOST_PICKED ? picked : { ...picked, ids };
}

/** How many that are of `matching`; null where that is not known. */
export function selectedCount({ kind, ids }: Picked, matching: number | null): number | null {
  if (kind === "picked") return ids.size;
  return matching === null ? null : Math.max(0, matching - ids.size);
}

/** As bulk actions take it; null where nothing is selected. */
export function toSelection({ kind, ids }: Picked, filters: readonly RecordFilter[]): RecordSelection | null {
  if (kind === "matching") return { kind, filters: [...filters], exceptIds: [...ids] };
  return ids.size === 0 ? null : { kind, ids: [...ids] };
}
