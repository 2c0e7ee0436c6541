"use client";
import { useRef } from "react";
import { MarkFigure, MarkLink } from "@/components/ui/mark-figure";
import { formatCount } from "@/components/ui/number-text";
import { Table, Td, Th } from "@/components/ui/table";
import { useWidth } from "@/components/ui/use-width";
import { about } from "./figures";

export type HistogramBin = { from: number; to: number; before: number; after: number };

const HEIGHT = 210;
const [LEFT, BOTTOM, TOP] = [52, 38, 16];

/** Two counts a bar, one in front of the other: all records, and the kept ones. Axes start at zero. */
export function Histogram({
  bins,
  edge,
  label,
  href,
  ticks = [],
  isEstimate,
}: {
  bins: readonly HistogramBin[];
  /** An edge of a bar in words. */
  edge: (value: number) => string;
  label: string;
  /** The records of a bar. */
  href: (bin: HistogramBin) => string;
  /** Values that are marked on the axis, e.g. the median. */
  ticks?: readonly { value: number; name: string }[];
  isEstimate: boolean;
}) {
  const ref = useRef<HTMLDivElement>(null);
  const width = useWidth(ref);
  const most = Math.max(1, ...bins.map(({ before, after }) => Math.max(before, after)));
  const step = niceStep(most);
  const top = Math.ceil(most / step) * step;
  const room = Math.max(0, width - LEFT) / Math.max(1, bins.length);
  const y = (count: number) => TOP + (HEIGHT - TOP - BOTTOM) * (1 - count / top);
  const every = Math.max(1, Math.ceil(48 / Math.max(1, room)));
  /** Within its bar, as far along as it is between the edges. */
  const x = (value: number) => {
    const at = bins.findIndex(({ to }) => value < to);
    const bin = bins[at === -1 ? bins.length - 1 : at];
    if (bin === undefined) return LEFT;
    return LEFT + (bins.indexOf(bin) + Math.min(1, (value - bin.from) / (bin.to - bin.from))) * room;
  };
  return (
    <div ref={ref} className="w-full">
      {width === 0 ? null : (
        <MarkFigure
          label={label}
          width={width}
          height={HEIGHT}
          hint="Pale: all records. Dark: the kept. A bar opens its records."
        >
          {Array.from({ length: Math.round(top / step) + 1 }, (_, at) => at * step).map((count) => (
            <g key={count} aria-hidden>
              <path
                d={`M${LEFT},${Math.round(y(count)) + 0.5}H${width}`}
                className="stroke-line"
                fill="none"
              />
              <text x={LEFT - 7} y={y(count) + 4} textAnchor="end" className="fill-ink-3 text-11">
                {formatCount(count)}
              </text>
            </g>
          ))}
          {bins.map((bin, at) => {
            const left = LEFT + at * room;
            return (
              <g key={bin.from}>
                <MarkLink
                  href={href(bin)}
                  label={`${edge(bin.from)} to ${edge(bin.to)}: ${about(bin.before, isEstimate)} records, ${formatCount(bin.after)} kept`}
                >
                  <rect
                    x={left + 1}
                    y={y(bin.before)}
                    width={Math.max(1, room - 2)}
                    height={y(0) - y(bin.before)}
                    className="fill-mark-low"
                  />
                  <rect
                    x={left + room * 0.25}
                    y={y(bin.after)}
                    width={Math.max(1, room * 0.5)}
                    height={y(0) - y(bin.after)}
                    className="fill-mark-ink"
                  />
                  {/* Low bars can be pointed at too. */}
                  <rect x={left} y={TOP} width={room} height={HEIGHT - TOP - BOTTOM} fill="transparent" />
                </MarkLink>
                {at % every === 0 ? (
                  <text
                    x={left}
                    y={HEIGHT - BOTTOM + 14}
                    textAnchor="middle"
                    className="fill-ink-3 text-11"
                    aria-hidden
                  >
                    {edge(bin.from)}
                  </text>
                ) : null}
              </g>
            );
          })}
          {ticks.map(({ value, name }, at) => (
            <g key={name} pointerEvents="none">
              <path
                d={`M${x(value)},${TOP}V${y(0)}`}
                className="stroke-ink"
                strokeDasharray="3 3"
                fill="none"
              />
              <text
                x={at === 0 ? Math.max(LEFT + 84, x(value) - 3) : Math.min(width - 72, x(value) + 3)}
                y={HEIGHT - 6}
                textAnchor={at === 0 ? "end" : "start"}
                className="fill-ink text-11"
              >
                {name} {edge(value)}
              </text>
            </g>
          ))}
        </MarkFigure>
      )}
    </div>
  );
}

export function HistogramTable({
  bins,
  edge,
  label,
  of,
}: {
  bins: readonly HistogramBin[];
  edge: (value: number) => string;
  label: string;
  /** What a bar measures, e.g. "Characters". */
  of: string;
}) {
  return (
    <Table aria-label={label}>
      <thead>
        <tr>
          <Th>{of}</Th>
          <Th align="right">All</Th>
          <Th align="right">Kept</Th>
        </tr>
      </thead>
      <tbody>
        {bins.map(({ from, to, before, after }) => (
          <tr key={from}>
            <Td>
              {edge(from)} – {edge(to)}
            </Td>
            <Td align="right">{formatCount(before)}</Td>
            <Td align="right">{formatCount(after)}</Td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

/** One, two or five times a power of ten: at most four lines. */
function niceStep(most: number): number {
  const power = 10 ** Math.floor(Math.log10(most / 4 || 1));
  const step = [1, 2, 5, 10].map((one) => one * power).find((one) => most / one <= 4) ?? 10 * power;
  return Math.max(1, step);
}
