"use client";

import { useState } from "react";
import { EmptyState } from "@/components/ui/empty-state";
import { Segmented } from "@/components/ui/segmented";
import { SidePanel } from "@/components/ui/side-panel";
import type { PreviewRun } from "@/lib/api/preview-runs";
import type { CellPlace } from "./board-moves";
import { StoredCompletion } from "./stored-completion";

/** The completion of a cell beside the matrix; it follows the arrows. */
export function BoardPanel({
  run,
  place,
  isPair,
  onClose,
}: {
  run: PreviewRun;
  place: CellPlace;
  /** The words that the other column's completion does not have are marked. */
  isPair: boolean;
  onClose: () => void;
}) {
  const [sample, setSample] = useState(0);
  const column = run.columns[place.column];
  const probe = run.probes[place.probe];
  const completions = run.completions
    .filter((one) => one.probe === place.probe && one.column === place.column)
    .sort((a, b) => a.sample - b.sample);
  const shown = completions.find((one) => one.sample === sample) ?? completions[0];
  const reference = isPair
    ? run.completions.find(
        (one) => one.probe === place.probe && one.column !== place.column && one.sample === shown?.sample,
      )
    : undefined;
  if (column === undefined || probe === undefined) return null;
  const title = `Request ${place.probe + 1}, ${column.label}`;
  return (
    <SidePanel label={title} title={title} onClose={onClose} className="bg-surface">
      <p className="prose-text text-15 font-[550] whitespace-pre-wrap">{probe.instruction}</p>
      {probe.input === "" ? null : (
        <p className="prose-text mt-1 whitespace-pre-wrap text-ink-2">{probe.input}</p>
      )}
      <div className="mt-2 mb-1 flex">
        {completions.length < 2 ? null : (
          <Segmented
            label="Sample"
            size="sm"
            value={String(shown?.sample ?? 0)}
            onChange={(value) => setSample(Number(value))}
            options={completions.map((one) => ({
              value: String(one.sample),
              label: String(one.sample + 1),
            }))}
          />
        )}
      </div>
      {shown === undefined ? (
        <EmptyState>The worker has not come to this request yet.</EmptyState>
      ) : (
        <StoredCompletion
          completion={shown}
          column={column}
          label={`Completion of ${title}`}
          reference={reference}
        />
      )}
    </SidePanel>
  );
}
