import { memo } from "react";
import type { BuildTimeline } from "@/lib/api/build-timeline";
import { LEFT, type PlotFrame } from "./plot-frame";
import { Grid, ticksOf, tickWords, Upright } from "./plot-parts";
import { areaPath, linePath, stepPath } from "./plot-paths";
import { scale, ticksUpTo } from "./plot-scale";
import { type LimitPoint, type Ring, spreadLabels } from "./plot-series";

export const LIMIT_HEIGHT = 84;
const HEAD = 8;
const AXIS = 20;

/** What was in flight, the limit that it may not pass, and the ceiling that the limit may not pass. */
export const LimitChart = memo(function LimitChart({
  frame,
  total,
  servers,
  rings,
  top,
  cursorMs,
}: {
  frame: PlotFrame;
  /** Of all servers together. */
  total: readonly LimitPoint[];
  servers: BuildTimeline["servers"];
  rings: readonly Ring<unknown>[];
  top: number;
  cursorMs: number | null;
}) {
  const y = scale([0, top], [LIMIT_HEIGHT, 0]);
  const nowX = frame.x(frame.nowMs);
  const place = (value: (point: LimitPoint) => number) =>
    total.map((point) => [frame.x(point.atMs), y(value(point))] as const);
  const inFlight = place((point) => point.inFlight);
  const ends = [inFlight[0]?.[0] ?? 0, inFlight.at(-1)?.[0] ?? 0] as const;
  const ceiling = total.at(-1)?.ceiling;
  return (
    <svg
      width={frame.width}
      height={HEAD + LIMIT_HEIGHT + AXIS}
      role="img"
      aria-labelledby="limit-title limit-words"
      className="block overflow-visible"
    >
      <title id="limit-title">In flight and its limit</title>
      <desc id="limit-words">{limitWords(total)}</desc>
      <g transform={`translate(0,${HEAD})`} fill="none">
        <path d={areaPath(linePath(inFlight), ends, LIMIT_HEIGHT)} className="fill-cell" />
        <Grid frame={frame} height={LIMIT_HEIGHT} ticks={ticksUpTo(top)} y={y} />
        <path
          d={stepPath(
            place((point) => point.ceiling),
            frame.width,
          )}
          strokeDasharray="3 3"
          className="stroke-mark-mid"
        />
        {servers.length > 1 ? <ServerLines servers={servers} frame={frame} y={y} /> : null}
        <path
          d={stepPath(
            place((point) => point.limit),
            nowX,
          )}
          strokeWidth={1.5}
          className="stroke-accent"
        />
        {frame.hasProjection ? <Upright x={nowX} height={LIMIT_HEIGHT} tone="stroke-mark-mid" /> : null}
        {ceiling === undefined ? null : (
          <text x={frame.width} y={y(ceiling) + 13} textAnchor="end" className="fill-ink-3 text-11">
            ceiling {ceiling}
          </text>
        )}
        {total.length > 0 ? null : (
          <text x={LEFT + 8} y={LIMIT_HEIGHT / 2} className="fill-ink-3 text-11">
            Nothing was noted of the servers in this time.
          </text>
        )}
        {rings.map((ring) => (
          <RingMark key={ring.x} ring={ring} />
        ))}
        {cursorMs === null ? null : (
          <Upright x={frame.x(cursorMs)} height={LIMIT_HEIGHT} tone="stroke-accent" />
        )}
        <g aria-hidden>
          {ticksOf(frame).map((ms) => (
            <text
              key={ms}
              x={Math.min(frame.width - 16, frame.x(ms))}
              y={LIMIT_HEIGHT + 16}
              textAnchor="middle"
              className="fill-ink-3 text-11"
            >
              {tickWords(ms, frame.toMs - frame.fromMs)}
            </text>
          ))}
        </g>
      </g>
    </svg>
  );
});

const LABEL_GAP = 12;

/** Several servers: each one's own limit in grey, with its name at the end. */
function ServerLines({
  servers,
  frame,
  y,
}: {
  servers: BuildTimeline["servers"];
  frame: PlotFrame;
  y: (value: number) => number;
}) {
  const nowX = frame.x(frame.nowMs);
  const isInside = frame.width - nowX < 90;
  const lines = servers
    .map(({ id, name, moments }) => ({
      id,
      name,
      places: moments.map((moment) => [frame.x(Date.parse(moment.at)), y(moment.limitNow)] as const),
    }))
    .filter(({ places }) => places.length > 0);
  const labels = spreadLabels(
    lines.map(({ places }) => (places.at(-1)?.[1] ?? 0) - 3),
    LABEL_GAP,
  );
  return lines.map(({ id, name, places }, index) => (
    <g key={id}>
      <path d={stepPath(places, nowX)} className="stroke-mark-mid" />
      <text
        x={isInside ? nowX - 5 : nowX + 5}
        y={labels[index]}
        textAnchor={isInside ? "end" : "start"}
        stroke="var(--bg)"
        strokeWidth={3}
        paintOrder="stroke"
        className="fill-ink-3 text-11"
      >
        {name}
      </text>
    </g>
  ));
}

function RingMark({ ring: { x, number } }: { ring: Ring<unknown> }) {
  if (number === null) return <circle cx={x} cy={4} r={2} className="fill-accent-line" />;
  return (
    <g aria-hidden>
      <circle cx={x} cy={4} r={7} className="fill-bg stroke-accent" />
      <text x={x} y={7.5} textAnchor="middle" className="fill-accent text-[10px] font-semibold">
        {number}
      </text>
    </g>
  );
}

function limitWords(total: readonly LimitPoint[]): string {
  const last = total.at(-1);
  if (last === undefined) return "No server has been asked yet.";
  const limits = total.map(({ limit }) => limit);
  return `The limit went from ${Math.floor(Math.min(...limits))} to ${Math.floor(Math.max(...limits))} and is ${Math.floor(last.limit)} now, with ${last.inFlight} in flight and a ceiling of ${last.ceiling}.`;
}
