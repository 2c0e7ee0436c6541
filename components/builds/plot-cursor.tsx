"use client";
import type { PlotFrame } from "./plot-frame";

/**
 * Lies over the plots: a pointer or the arrow keys choose a moment, whose figures are then told. Escape and leaving
 * it choose none.
 */
export function PlotCursor({
  frame,
  moments,
  at,
  words,
  onChange,
}: {
  frame: PlotFrame;
  /** Where the points of the line stand, in milliseconds, rising. */
  moments: readonly number[];
  at: number | null;
  /** The figures of the chosen moment. */
  words: string;
  onChange: (at: number | null) => void;
}) {
  const last = moments.length - 1;
  const index = at === null ? last : nearest(moments, at);
  const go = (next: number) => onChange(moments[Math.max(0, Math.min(last, next))] ?? null);
  const steps: Record<string, number> = {
    ArrowLeft: -1,
    ArrowRight: 1,
    PageDown: -10,
    PageUp: 10,
    Home: -moments.length,
    End: moments.length,
  };
  return (
    <div
      role="slider"
      tabIndex={0}
      aria-label="Moment of the plot"
      aria-valuemin={0}
      aria-valuemax={Math.max(0, last)}
      aria-valuenow={Math.max(0, index)}
      aria-valuetext={words}
      className="absolute inset-0 cursor-crosshair"
      onPointerMove={(event) => {
        const left = event.currentTarget.getBoundingClientRect().left;
        const ratio = (event.clientX - left - frame.x(frame.fromMs)) / (frame.width - frame.x(frame.fromMs));
        const ms = frame.fromMs + ratio * (frame.toMs - frame.fromMs);
        onChange(moments[nearest(moments, ms)] ?? null);
      }}
      onPointerLeave={() => onChange(null)}
      onBlur={() => onChange(null)}
      onKeyDown={(event) => {
        if (event.key === "Escape") return onChange(null);
        const step = steps[event.key];
        if (step === undefined) return;
        event.preventDefault();
        go(index + step);
      }}
    />
  );
}

function nearest(moments: readonly number[], ms: number): number {
  let best = 0;
  for (const [index, moment] of moments.entries())
    if (Math.abs(moment - ms) < Math.abs((moments[best] ?? 0) - ms)) best = index;
  return best;
}
