import type { BuildTimeline, TimelineWindow } from "@/lib/api/build-timeline";
import { niceSpan, scale } from "./plot-scale";

/** Room for the figures at the left, in pixels. */
export const LEFT = 28;
/** The last few pixels, in which a projection could not be read. */
const LEAST_PROJECTION = 60;

export type PlotFrame = {
  width: number;
  fromMs: number;
  /** The end of the axis, at or after `nowMs`. */
  toMs: number;
  /** The end of what is known. */
  nowMs: number;
  x: (ms: number) => number;
  hasProjection: boolean;
};

/**
 * The axis of time that both plots share. A window that is not full yet keeps its width and fills up; all of a build
 * runs to where it will end at the rate of now, in round spans. `spanBefore`: the span until now, in milliseconds.
 */
export function plotFrame(
  { from, to }: Pick<BuildTimeline, "from" | "to">,
  build: { isOver: boolean; secondsLeft: number | null },
  shown: { window: TimelineWindow; width: number; spanBefore: number | null },
): PlotFrame {
  const [fromMs, nowMs] = [Date.parse(from), Date.parse(to)];
  const elapsed = Math.max(1000, nowMs - fromMs);
  const left = (build.secondsLeft ?? 0) * 1000;
  const span = build.isOver
    ? elapsed
    : shown.window === "all"
      ? niceSpan(elapsed + left, shown.spanBefore)
      : Math.max(elapsed, Number(shown.window) * 1000);
  const toMs = fromMs + span;
  const x = scale([fromMs, toMs], [LEFT, shown.width]);
  const hasProjection = !build.isOver && build.secondsLeft !== null && x(toMs) - x(nowMs) >= LEAST_PROJECTION;
  return { width: shown.width, fromMs, toMs, nowMs, x, hasProjection };
}
