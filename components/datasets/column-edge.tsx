"use client";

import { type KeyboardEvent, type PointerEvent, useRef } from "react";

const STEP = 8;

/** The right edge of a column's head: dragged, or moved with the arrow keys; Enter or a double click gives it its own width. */
export function ColumnEdge({
  label,
  width,
  onResize,
}: {
  label: string;
  /** In pixels. */
  width: number;
  /** null: as wide as it is by itself. `isDone`: the hand let go. */
  onResize: (width: number | null, isDone: boolean) => void;
}) {
  const from = useRef<{ x: number; width: number } | null>(null);
  const onPointerMove = (event: PointerEvent<HTMLElement>) => {
    if (from.current === null) return;
    onResize(from.current.width + event.clientX - from.current.x, false);
  };
  const onPointerUp = (event: PointerEvent<HTMLElement>) => {
    if (from.current === null) return;
    const moved = event.clientX - from.current.x;
    if (moved !== 0) onResize(from.current.width + moved, true);
    from.current = null;
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const next = { ArrowLeft: width - STEP, ArrowRight: width + STEP, Enter: null }[event.key];
    if (next === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    event.stopPropagation();
    onResize(next, true);
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: an edge that moves is no thematic break.
    <span
      role="separator"
      tabIndex={0}
      aria-label={label}
      aria-orientation="vertical"
      aria-valuenow={Math.round(width)}
      aria-valuemin={32}
      aria-valuemax={1200}
      aria-valuetext={`${Math.round(width)} pixels`}
      onKeyDown={onKeyDown}
      onDoubleClick={() => onResize(null, true)}
      onPointerDown={(event) => {
        event.preventDefault();
        event.currentTarget.setPointerCapture(event.pointerId);
        from.current = { x: event.clientX, width };
      }}
      onPointerMove={onPointerMove}
      onPointerUp={onPointerUp}
      className="absolute inset-y-0 right-0 w-1.5 cursor-col-resize touch-none after:absolute after:inset-y-1.5 after:right-0 after:w-px after:bg-transparent hover:after:bg-line-2 focus-visible:rounded-none focus-visible:shadow-none focus-visible:after:inset-y-0 focus-visible:after:w-0.5 focus-visible:after:bg-accent"
    />
  );
}
