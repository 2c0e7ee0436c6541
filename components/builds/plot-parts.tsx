import { formatClock } from "@/components/ui/relative-time";
import type { PlotFrame } from "./plot-frame";
import { LEFT } from "./plot-frame";
import { timeTicks } from "./plot-scale";

const DAY_MS = 86_400_000;
/** Ticks of time stand at least so many pixels apart. */
const TICK_ROOM = 120;

/** Half a pixel off, so that a line one pixel wide fills one row of pixels. */
const crisp = (n: number) => Math.round(n) + 0.5;

export function ticksOf({ fromMs, toMs, width }: PlotFrame): number[] {
  const offsetMs = -new Date(fromMs).getTimezoneOffset() * 60_000;
  return timeTicks(fromMs, toMs, Math.max(2, Math.floor(width / TICK_ROOM)), offsetMs);
}

/** `14:03`, with seconds on an axis of few minutes and with the day on one of many. */
export function tickWords(ms: number, spanMs: number): string {
  const at = new Date(ms);
  if (spanMs <= 10 * 60_000) return formatClock(at);
  if (spanMs <= DAY_MS) return formatClock(at, false);
  const day = at.toLocaleDateString("en-GB", { day: "numeric", month: "short" });
  return spanMs > 6 * DAY_MS ? day : `${day} ${formatClock(at, false)}`;
}

/** Hairlines with their figures, at most four. */
export function Grid({
  frame,
  height,
  ticks,
  y,
}: {
  frame: PlotFrame;
  height: number;
  ticks: readonly number[];
  y: (value: number) => number;
}) {
  return (
    <g aria-hidden>
      {[0, ...ticks].map((value) => (
        <g key={value}>
          <path d={`M${LEFT},${crisp(y(value))}H${frame.width}`} className="stroke-line" />
          {value === 0 ? null : (
            <text x={LEFT - 7} y={y(value) + 4} textAnchor="end" className="fill-ink-3 text-11">
              {value}
            </text>
          )}
        </g>
      ))}
      {ticksOf(frame).map((ms) => (
        <path
          key={ms}
          d={`M${crisp(frame.x(ms))},0V${height}`}
          strokeDasharray="1 3"
          className="stroke-line-2"
        />
      ))}
    </g>
  );
}

/** The moment that is pointed at, or now. */
export function Upright({ x, height, tone }: { x: number; height: number; tone: string }) {
  return <path aria-hidden d={`M${crisp(x)},0V${height}`} className={tone} />;
}
