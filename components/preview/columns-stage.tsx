"use client";

import { useEffect, useRef, useState } from "react";
import { useShortcuts } from "@/components/shell/use-shortcuts";
import { MAX_COLUMNS } from "@/lib/previews/column";
import type { ColumnDraft } from "./column-draft";
import { ColumnView, type KeyedColumn, type Stage } from "./column-view";

/** The columns side by side; where they do not fit, they scroll. */
export function ColumnsStage({
  stage,
  columns,
  comparedWith,
  openKey,
  onOpen,
  onChange,
  onMove,
  onRemove,
  onRun,
}: {
  stage: Omit<Stage, "first" | "count">;
  columns: readonly KeyedColumn[];
  /** Counted from 0; null: words are not compared. */
  comparedWith: number | null;
  /** Whose settings are open. */
  openKey: number | null;
  onOpen: (key: number | null) => void;
  onChange: (index: number, change: Partial<ColumnDraft>) => void;
  onMove: (index: number, by: number) => void;
  onRemove: (index: number) => void;
  /** Runs all, or only one of them. */
  onRun: (only?: number) => void;
}) {
  const boxes = useRef(new Map<number, HTMLElement>());
  const [first] = columns;
  useShortcuts(
    "Columns",
    Array.from({ length: MAX_COLUMNS }, (_, index) => ({
      keys: String(index + 1),
      label: `go to column ${index + 1}`,
      run: () => {
        const key = columns[index]?.key;
        if (key !== undefined) goTo(boxes.current.get(key));
      },
    })),
  );
  const added = useAdded(columns);
  useEffect(() => {
    if (added !== null) boxes.current.get(added)?.scrollIntoView({ inline: "end", block: "nearest" });
  }, [added]);
  if (first === undefined) return null;
  const reference = comparedWith === null ? undefined : columns[comparedWith];
  return (
    <div className="grid min-h-0 flex-1 auto-cols-[minmax(360px,1fr)] grid-flow-col grid-rows-[minmax(0,1fr)] overflow-x-auto overflow-y-hidden">
      {columns.map((own, index) => (
        <ColumnView
          key={own.key}
          stage={{ ...stage, first, count: columns.length }}
          own={own}
          number={index + 1}
          compared={
            reference === undefined || reference.key === own.key
              ? null
              : { key: reference.key, label: reference.label }
          }
          isSettingsOpen={openKey === own.key}
          onSettingsOpen={(isOpen) => onOpen(isOpen ? own.key : null)}
          onChange={(change) => onChange(index, change)}
          onRun={() => onRun()}
          moves={{
            runAlone: () => onRun(index),
            moveLeft: index === 0 ? null : () => onMove(index, -1),
            moveRight: index === columns.length - 1 ? null : () => onMove(index, 1),
            remove: columns.length === 1 ? null : () => onRemove(index),
          }}
          boxRef={(box) => {
            if (box !== null) boxes.current.set(own.key, box);
            return () => void boxes.current.delete(own.key);
          }}
        />
      ))}
    </div>
  );
}

function goTo(box: HTMLElement | undefined) {
  box?.scrollIntoView({ inline: "nearest", block: "nearest" });
  box?.focus({ preventScroll: true });
}

/** The key of the column that came last at the end; null at first. */
function useAdded(columns: readonly KeyedColumn[]): number | null {
  const [known, setKnown] = useState({ count: columns.length, added: null as number | null });
  if (known.count !== columns.length) {
    const added = columns.length > known.count ? (columns.at(-1)?.key ?? null) : null;
    setKnown({ count: columns.length, added });
  }
  return known.added;
}
