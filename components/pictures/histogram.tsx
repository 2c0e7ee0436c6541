import { useRef } from "react";
import { formatCount } from "@/components/ui/number-text";
import { useWidth } from "@/components/ui/use-width";

export type HistogramBin = { from: number; to: number; before: number; after: number };

const HEIGHT = 200;
const [LEFT, BOTTOM, TOP] = [44, 22, 16];

/** Two counts a bar, one in front of the other: what there was, and what was kept. Axes start at zero. */
export function Histogram({
  bins,
  edge,
  label,
}: {
  bins: readonly HistogramBin[];
  /** An edge of a bar in words. */
  edge: (value: number) => string;
  label: string;
}) {
  const ref = useRef<HTMLDivElement>(null);
  const width = useWidth(ref);
  const most = Math.max(1, ...bins.map(({ before, after }) => Math.max(before, after)));
  const step = niceStep(most);
  const top = Math.ceil(most / step) * step;
  const plotWidth = Math.max(0, width - LEFT);
  const room = plotWidth / Math.max(1, bins.length);
  const y = (count: number) => TOP + (HEIGHT - TOP - BOTTOM) * (1 - count / top);
  const every = Math.max(1, Math.ceil(44 / Math.max(1, room)));
  return (
    <div ref={ref} className="w-full">
      {width === 0 ? null : (
        <svg width={width} height={HEIGHT} role="img" aria-label={label}>
          {Array.from({ length: Math.round(top / step) + 1 }, (_, at) => at * step).map((count) => (
            <g key={count} aria-hidden>
              <path d={`M${LEFT},${Math.round(y(count)) + 0.5}H${width}`} className="stroke-line" />
              <text x={LEFT - 7} y={y(count) + 4} textAnchor="end" className="fill-ink-3 text-11">
                {formatCount(count)}
              </text>
            </g>
          ))}
          {bins.map((bin, at) => {
            const x = LEFT + at * room;
            return (
              <g key={bin.from}>
                <title>
                  {`${edge(bin.from)} to ${edge(bin.to)}: ${formatCount(bin.before)} before, ${formatCount(bin.after)} kept`}
                </title>
                <rect
                  x={x + 1}
                  y={y(bin.before)}
                  width={Math.max(1, room - 2)}
                  height={y(0) - y(bin.before)}
                  className="fill-cell"
                />
                <rect
                  x={x + room * 0.25}
                  y={y(bin.after)}
                  width={Math.max(1, room * 0.5)}
                  height={y(0) - y(bin.after)}
                  className="fill-ink-2"
                />
                {at % every === 0 ? (
                  <text x={x} y={HEIGHT - 6} textAnchor="middle" className="fill-ink-3 text-11" aria-hidden>
                    {edge(bin.from)}
                  </text>
                ) : null}
              </g>
            );
          })}
        </svg>
      )}
      <p className="mt-1 flex gap-4 text-11 text-ink-3">
        <span className="flex items-center gap-1.5">
          <i aria-hidden className="size-2.5 rounded-mark bg-cell" /> before the filter
        </span>
        <span className="flex items-center gap-1.5">
          <i aria-hidden className="h-2.5 w-1.5 rounded-mark bg-ink-2" /> kept
        </span>
      </p>
    </div>
  );
}

/** One, two or five times a power of ten: at most four lines. */
function niceStep(most: number): number {
  const power = 10 ** Math.floor(Math.log10(most / 4 || 1));
  const step = [1, 2, 5, 10].map((one) => one * power).find((one) => most / one <= 4) ?? 10 * power;
  return Math.max(1, step);
}
