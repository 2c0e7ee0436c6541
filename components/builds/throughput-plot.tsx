"use client";
import { parseAsStringLiteral, useQueryState } from "nuqs";
import { useMemo, useRef, useState } from "react";
import { formatClock } from "@/components/ui/relative-time";
import { Segmented } from "@/components/ui/segmented";
import { Skeleton } from "@/components/ui/skeleton";
import { TextButton } from "@/components/ui/text-link";
import { useWidth } from "@/components/ui/use-width";
import { type BuildTimeline, type TimelineWindow, timelineWindowSchema } from "@/lib/api/build-timeline";
import type { BuildView } from "@/lib/api/builds";
import { isOver } from "@/lib/builds/build-status";
import { LimitChart } from "./limit-chart";
import { LimitMoves } from "./limit-moves";
import { PlotCursor } from "./plot-cursor";
import { plotFrame } from "./plot-frame";
import { niceTop } from "./plot-scale";
import { lastBefore, rateSeries, ringsOf, sumLimits } from "./plot-series";
import { PlotTableDialog } from "./plot-table-dialog";
import { useTimeline } from "./queries";
import { RateChart } from "./rate-chart";

/** The height of both plots with what is between them, kept while they are read. */
const PLOT_HEIGHT = 137 + 34 + 112;
const RING_GAP = 20;
const RINGS_TOLD = 8;

const windowWords: Record<TimelineWindow, string> = { "900": "15 min", "3600": "1 h", all: "All" };

/** How fast it went and what was in flight, over time, with the moves of the limit and their reasons. */
export function ThroughputPlot({ build }: { build: BuildView }) {
  const [window, setWindow] = useQueryState(
    "window",
    parseAsStringLiteral(timelineWindowSchema.options).withDefault("all"),
  );
  const { data } = useTimeline(build, window);
  const place = useRef<HTMLDivElement>(null);
  const width = useWidth(place);
  const [isTableOpen, setIsTableOpen] = useState(false);
  const [cursorMs, setCursorMs] = useState<number | null>(null);
  const reading = data === undefined ? "" : momentWords(data, cursorMs);
  return (
    <section aria-label="Throughput">
      <header className="flex h-6 items-center gap-2">
        <h2 className="font-semibold">Records per second</h2>
        <span className="truncate text-12 text-ink-3">
          {cursorMs === null ? serversWords(build) : reading}
        </span>
        <span className="ml-auto flex items-center gap-3">
          <TextButton className="text-12 text-ink-3" onClick={() => setIsTableOpen(true)}>
            as a table
          </TextButton>
          <Segmented
            label="Time shown"
            size="sm"
            value={window}
            onChange={(next) => void setWindow(next)}
            options={timelineWindowSchema.options.map((value) => ({ value, label: windowWords[value] }))}
          />
        </span>
      </header>
      <div ref={place} className="relative mt-1" style={{ minHeight: PLOT_HEIGHT }}>
        {data === undefined || width === 0 ? (
          <Skeleton className="h-full w-full" />
        ) : (
          <Plots
            key={window}
            build={build}
            timeline={data}
            window={window}
            width={width}
            cursorMs={cursorMs}
            words={reading}
            onPoint={setCursorMs}
          />
        )}
      </div>
      {data === undefined ? null : (
        <PlotTableDialog timeline={data} isOpen={isTableOpen} onOpenChange={setIsTableOpen} />
      )}
    </section>
  );
}

function Plots({
  build,
  timeline,
  window,
  width,
  cursorMs,
  words,
  onPoint,
}: {
  build: BuildView;
  timeline: BuildTimeline;
  window: TimelineWindow;
  width: number;
  cursorMs: number | null;
  words: string;
  onPoint: (ms: number | null) => void;
}) {
  // The axes of the last picture: they stay while they fit.
  const axes = useRef<{ span: number | null; rate: number | null; limit: number | null }>({
    span: null,
    rate: null,
    limit: null,
  });
  const isEnded = isOver(build.status);
  const secondsLeft = build.status === "running" ? build.secondsLeft : null;
  const series = useMemo(() => rateSeries(timeline), [timeline]);
  const total = useMemo(() => sumLimits(timeline.servers), [timeline]);
  const next = plotFrame(
    timeline,
    { isOver: isEnded, secondsLeft },
    { window, width, spanBefore: axes.current.span },
  );
  // The time left changes with every second, the axis seldom: what is drawn from it stays as it is meanwhile.
  const { toMs, hasProjection } = next;
  // biome-ignore lint/correctness/useExhaustiveDependencies: `next` follows from these.
  const frame = useMemo(() => next, [timeline, width, toMs, hasProjection]);
  const rateTop = niceTop(Math.max(0, ...series.map((point) => point.perSecond)), axes.current.rate);
  const limitTop = niceTop(
    Math.max(0, ...total.map((point) => Math.max(point.limit, point.ceiling, point.inFlight))),
    axes.current.limit,
  );
  axes.current = { span: frame.toMs - frame.fromMs, rate: rateTop, limit: limitTop };
  const rings = useMemo(
    () =>
      ringsOf(timeline.moves, (move) => frame.x(Date.parse(move.at)), { gap: RING_GAP, most: RINGS_TOLD }),
    [timeline, frame],
  );
  const moments = useMemo(() => series.map((point) => point.middleMs), [series]);
  return (
    <>
      <div className="relative">
        <RateChart
          frame={frame}
          series={series}
          waits={timeline.waits}
          top={rateTop}
          ratePerSecond={build.ratePerSecond}
          endsAtMs={build.secondsLeft === null ? null : frame.nowMs + build.secondsLeft * 1000}
          cursorMs={cursorMs}
        />
        <div className="flex h-[34px] items-end gap-3 pb-1">
          <h2 className="font-semibold">In flight and its limit</h2>
          <span aria-hidden className="flex items-center gap-1.5 text-12 text-ink-3">
            <i className="h-0.5 w-3 bg-accent" /> limit
            <i className="ml-1.5 size-2.5 rounded-[1px] bg-cell" /> in flight
          </span>
        </div>
        <LimitChart
          frame={frame}
          total={total}
          servers={timeline.servers}
          rings={rings}
          top={limitTop}
          cursorMs={cursorMs}
        />
        <PlotCursor frame={frame} moments={moments} at={cursorMs} words={words} onChange={onPoint} />
      </div>
      <LimitMoves rings={rings} hasSeveralServers={timeline.servers.length > 1} />
    </>
  );
}

function serversWords({ servers, serverName }: BuildView): string {
  return servers.length > 1 ? `${servers.length} servers` : serverName;
}

/** The figures of a moment, or the last ones. */
function momentWords(timeline: BuildTimeline, atMs: number | null): string {
  const series = rateSeries(timeline);
  const ms = atMs ?? Number.POSITIVE_INFINITY;
  const point = lastBefore(series, ms);
  if (point === null) return "Nothing has landed yet.";
  const limit = lastBefore(sumLimits(timeline.servers), ms);
  const flight = limit === null ? "" : `, ${limit.inFlight} in flight of ${Math.floor(limit.limit)}`;
  return `${formatClock(new Date(point.atMs))}, ${point.perSecond.toFixed(1)} records/s${flight}`;
}
