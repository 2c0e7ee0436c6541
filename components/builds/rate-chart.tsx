import { useMemo } from "react";
import { plural } from "@/components/ui/number-text";
import { formatClock } from "@/components/ui/relative-time";
import type { BuildTimeline } from "@/lib/api/build-timeline";
import type { PlotFrame } from "./plot-frame";
import { Grid, Upright } from "./plot-parts";
import { areaPath, linePath } from "./plot-paths";
import { scale, ticksUpTo } from "./plot-scale";
import type { RatePoint } from "./plot-series";

export const RATE_HEIGHT = 120;
/** Above the plot, for the words at "now". */
const HEAD = 16;

/** Records per second over time, the times in which the build waited, and where it leads at this rate. */
export function RateChart({
  frame,
  series,
  waits,
  top,
  ratePerSecond,
  endsAtMs,
  cursorMs,
}: {
  frame: PlotFrame;
  series: readonly RatePoint[];
  waits: BuildTimeline["waits"];
  top: number;
  ratePerSecond: number;
  /** At that rate; null where nobody knows. */
  endsAtMs: number | null;
  cursorMs: number | null;
}) {
  const y = scale([0, top], [RATE_HEIGHT, 0]);
  const { line, area } = useMemo(() => ratePaths(frame, series, top), [frame, series, top]);
  const nowX = frame.x(frame.nowMs);
  return (
    <svg
      width={frame.width}
      height={RATE_HEIGHT + HEAD + 1}
      role="img"
      aria-labelledby="rate-title rate-words"
      className="block overflow-visible"
    >
      <title id="rate-title">Records per second</title>
      <desc id="rate-words">{rateWords(series, waits)}</desc>
      <g transform={`translate(0,${HEAD})`} fill="none">
        <path d={area} className="fill-cell" />
        <Grid frame={frame} height={RATE_HEIGHT} ticks={ticksUpTo(top)} y={y} />
        {waits.map((wait) => (
          <WaitMark key={wait.from} wait={wait} frame={frame} />
        ))}
        <path d={line} strokeWidth={1.25} strokeLinejoin="round" className="stroke-mark-ink" />
        {frame.hasProjection ? (
          <>
            <path
              d={`M${nowX},${y(Math.min(top, ratePerSecond))}H${frame.width}`}
              strokeDasharray="3 3"
              className="stroke-mark-mid"
            />
            <Upright x={nowX} height={RATE_HEIGHT} tone="stroke-mark-mid" />
            <text aria-hidden x={nowX} y={-5} textAnchor="middle" className="fill-ink-2 text-11">
              now
            </text>
            <Projection
              frame={frame}
              y={y(Math.min(top, ratePerSecond))}
              rate={ratePerSecond}
              endsAtMs={endsAtMs}
            />
          </>
        ) : null}
        {cursorMs === null ? null : (
          <Upright x={frame.x(cursorMs)} height={RATE_HEIGHT} tone="stroke-accent" />
        )}
      </g>
    </svg>
  );
}

/** From the middle of each point to the next, and level to both ends, so that a single point is seen too. */
function ratePaths(frame: PlotFrame, series: readonly RatePoint[], top: number) {
  const [first, last] = [series[0], series.at(-1)];
  if (first === undefined || last === undefined) return { line: "", area: "" };
  const y = scale([0, top], [RATE_HEIGHT, 0]);
  const place = (ms: number, point: RatePoint) => [frame.x(ms), y(Math.min(top, point.perSecond))] as const;
  const line = linePath([
    place(first.atMs, first),
    ...series.map((point) => place(point.middleMs, point)),
    place(last.endMs, last),
  ]);
  return { line, area: areaPath(line, [frame.x(first.atMs), frame.x(last.endMs)], RATE_HEIGHT) };
}

/** Beside "now" where there is room for the words, above or below the dashed line. */
function Projection({
  frame,
  y,
  rate,
  endsAtMs,
}: {
  frame: PlotFrame;
  y: number;
  rate: number;
  endsAtMs: number | null;
}) {
  const nowX = frame.x(frame.nowMs);
  const room = frame.width - nowX;
  if (room < 110) return null;
  return (
    <text x={nowX + 8} y={y < 24 ? y + 15 : y - 6} className="fill-ink-3 text-11">
      <tspan className="fill-ink-2 font-semibold">{rate.toFixed(1)}</tspan> at this rate
      {endsAtMs === null || room < 170 ? "" : ` until ${formatClock(new Date(endsAtMs), false)}`}
    </text>
  );
}

function WaitMark({ wait, frame }: { wait: BuildTimeline["waits"][number]; frame: PlotFrame }) {
  const from = frame.x(Date.parse(wait.from));
  const to = frame.x(wait.to === null ? frame.nowMs : Date.parse(wait.to));
  // Before it where there is room, else after it, else within.
  const isAtLeft = from > 190;
  const right = to + 160 < frame.width ? to + 6 : from + 6;
  return (
    <g>
      <rect x={from} y={0} width={Math.max(2, to - from)} height={RATE_HEIGHT} className="fill-warn-wash">
        <title>{wait.reason}</title>
      </rect>
      <text
        x={isAtLeft ? from - 6 : right}
        y={RATE_HEIGHT - 8}
        textAnchor={isAtLeft ? "end" : "start"}
        stroke="var(--bg)"
        strokeWidth={3}
        paintOrder="stroke"
        className="fill-warn text-11"
      >
        {waitWords(wait, frame.nowMs)}
      </text>
    </g>
  );
}

function waitWords({ from, to }: BuildTimeline["waits"][number], nowMs: number): string {
  const seconds = Math.round(((to === null ? nowMs : Date.parse(to)) - Date.parse(from)) / 1000);
  const words =
    seconds < 60
      ? `${seconds} s`
      : seconds < 5400
        ? `${Math.round(seconds / 60)} min`
        : `${(seconds / 3600).toFixed(1)} h`;
  return to === null ? `waits ${words} for the server` : `waited ${words} for the server`;
}

function rateWords(series: readonly RatePoint[], waits: BuildTimeline["waits"]): string {
  if (series.length === 0) return "Nothing has landed yet.";
  const rates = series.map(({ perSecond }) => perSecond);
  const average = rates.reduce((sum, rate) => sum + rate, 0) / rates.length;
  const from = formatClock(new Date(series[0]?.atMs ?? 0), false);
  return `Since ${from}: ${average.toFixed(1)} on average, ${Math.max(...rates).toFixed(1)} at most, ${rates.at(-1)?.toFixed(1)} last. ${
    waits.length === 0 ? "It never waited." : `It waited ${plural(waits.length, "time")} for its servers.`
  }`;
}
