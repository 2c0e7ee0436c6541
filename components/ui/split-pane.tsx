"use client";
import { type KeyboardEvent, type PointerEvent, type ReactNode, useRef, useState } from "react";

const STEP = 0.02;

/**
 * Two regions side by side with an edge between them that can be dragged, or moved with the arrow keys. The share
 * of the left one is remembered in this browser under `name`.
 */
export function SplitPane({
  name,
  label,
  left,
  right,
  initial,
  min,
  max,
}: {
  name: string;
  /** Of the edge, e.g. "Width of the draft". */
  label: string;
  left: ReactNode;
  right: ReactNode;
  /** Shares of the whole width, 0–1. */
  initial: number;
  min: number;
  max: number;
}) {
  const box = useRef<HTMLDivElement>(null);
  const held = (share: number) => Math.min(max, Math.max(min, share));
  const [share, setShare] = useState(() => held(readShare(name) ?? initial));
  const moveTo = (next: number) => {
    const width = held(next);
    setShare(width);
    localStorage.setItem(storageKey(name), String(width));
  };
  const onPointerMove = (event: PointerEvent<HTMLElement>) => {
    if (!event.currentTarget.hasPointerCapture(event.pointerId) || box.current === null) return;
    const { left: start, width } = box.current.getBoundingClientRect();
    if (width > 0) moveTo((event.clientX - start) / width);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const targets: Record<string, number> = {
      ArrowLeft: share - STEP,
      ArrowRight: share + STEP,
      Home: min,
      End: max,
      Enter: initial,
    };
    const next = targets[event.key];
    if (next === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    moveTo(next);
  };
  return (
    <div
      ref={box}
      className="grid h-full min-h-0"
      style={{ gridTemplateColumns: `minmax(0,${share}fr) 1px minmax(0,${1 - share}fr)` }}
    >
      <div className="min-h-0 min-w-0">{left}</div>
      {/* biome-ignore lint/a11y/useSemanticElements: an edge that moves is no thematic break. */}
      <div
        role="separator"
        tabIndex={0}
        aria-label={label}
        aria-orientation="vertical"
        aria-valuenow={Math.round(share * 100)}
        aria-valuemin={Math.round(min * 100)}
        aria-valuemax={Math.round(max * 100)}
        aria-valuetext={`${Math.round(share * 100)} % of the page`}
        onKeyDown={onKeyDown}
        onPointerDown={(event) => {
          event.preventDefault();
          event.currentTarget.setPointerCapture(event.pointerId);
        }}
        onPointerMove={onPointerMove}
        onDoubleClick={() => moveTo(initial)}
        className="relative z-10 cursor-col-resize touch-none bg-line transition-colors duration-(--fast) before:absolute before:inset-y-0 before:-inset-x-1.5 hover:bg-accent-line focus-visible:rounded-none focus-visible:bg-accent"
      />
      <div className="min-h-0 min-w-0">{right}</div>
    </div>
  );
}

const storageKey = (name: string) => `split ${name}`;

function readShare(name: string): number | null {
  const stored = typeof window === "undefined" ? null : localStorage.getItem(storageKey(name));
  const share = stored === null ? Number.NaN : Number(stored);
  return Number.isFinite(share) ? share : null;
}
