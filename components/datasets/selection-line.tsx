"use client";

import type { ReactNode } from "react";
import { StatusNote } from "@/components/shell/status-slot";
import { TextButton } from "@/components/ui/text-link";
import type { RecordCount } from "@/lib/api/datasets";
import type { RecordFilter } from "@/lib/datasets/record-filter";
import type { RecordSelection } from "@/lib/datasets/record-selection";
import { aboutCount } from "./count-text";
import { type Picked, selectedCount, toSelection } from "./selection-moves";

/** What can be done with selected records; the station of bulk actions fills it. */
export type BulkActions = (selection: RecordSelection, count: RecordCount) => ReactNode;

/** In the status line: what is selected, and the way to everything that matches. */
export function SelectionNote({
  picked,
  matching,
  onSelectAll,
  onClear,
}: {
  picked: Picked;
  matching: RecordCount | null;
  onSelectAll: () => void;
  onClear: () => void;
}) {
  const count = selectedCount(picked, matching?.count ?? null);
  const isEstimate = picked.kind === "matching" && (matching?.isEstimate ?? false);
  const isNothing = picked.kind === "picked" && picked.ids.size === 0;
  return (
    <StatusNote>
      <span aria-live="polite">
        <b className="font-medium text-ink-2">
          {isNothing ? "Nothing selected" : `${aboutCount(count, isEstimate)} selected`}
        </b>
      </span>
      {isNothing ? null : <TextButton onClick={onClear}>Select none</TextButton>}
      {picked.kind === "matching" || matching === null || matching.count === 0 ? null : (
        <TextButton onClick={onSelectAll}>
          Select all {aboutCount(matching.count, matching.isEstimate)} that match
        </TextButton>
      )}
    </StatusNote>
  );
}

/** Below the table while something is selected: what can be done with it. */
export function SelectionActs({
  picked,
  filters,
  matching,
  actions,
}: {
  picked: Picked;
  filters: readonly RecordFilter[];
  matching: RecordCount | null;
  actions: BulkActions | undefined;
}) {
  const selection = toSelection(picked, filters);
  const count = selectedCount(picked, matching?.count ?? null);
  if (actions === undefined || selection === null || count === null) return null;
  const isEstimate = picked.kind === "matching" && (matching?.isEstimate ?? false);
  return (
    <section
      aria-label="What to do with the selected records"
      className="flex min-h-10 shrink-0 items-center gap-2 border-t border-line bg-accent-wash px-4"
    >
      {actions(selection, { count, isEstimate })}
    </section>
  );
}
