"use client";

import clsx from "clsx";
import { type KeyboardEvent, type PointerEvent, useRef, useState } from "react";
import { formatCount } from "@/components/ui/number-text";
import type { DatasetFacets } from "@/lib/api/datasets";
import { filterTitles, rangeUnits } from "@/lib/datasets/describe-filter";
import type { RangeKind, RecordFilter } from "@/lib/datasets/record-filter";
import { type Edges, edgesOf, moveEdge, rangeOf } from "./brush";
import { Facet } from "./facet";
import { findFilter, withRange } from "./filter-moves";

export type Histogram = NonNullable<DatasetFacets["histograms"]["score"]>;
type Dragged = { edges: Edges; which: "from" | "to" | null; start: number };

const HEIGHT = 34;

/** How a number is spread; a brush over the bars looks for a range, with the pointer or with the arrow keys. */
export function HistogramFacet({
  kind,
  histogram,
  filters,
  onFilters,
}: {
  kind: RangeKind;
  histogram: Histogram;
  filters: readonly RecordFilter[];
  onFilters: (filters: RecordFilter[], history?: "push" | "replace") => void;
}) {
  const box = useRef<HTMLDivElement>(null);
  const [dragged, setDragged] = useState<Dragged | null>(null);
  const filter = findFilter(filters, kind);
  const { counts, min, max } = histogram;
  const bars = counts.length;
  const edges = dragged?.edges ?? edgesOf(filter, histogram);
  const isWhole = kind !== "score" && kind !== "nearest";
  const most = Math.max(1, ...counts);
  const hasRange = edges.from > 0 || edges.to < bars;
  const send = (next: Edges, history?: "replace") =>
    onFilters(withRange(filters, kind, rangeOf(next, histogram, isWhole)), history);

  const edgeAt = (event: PointerEvent) => {
    const rect = box.current?.getBoundingClientRect();
    return rect === undefined || rect.width === 0 ? 0 : ((event.clientX - rect.left) / rect.width) * bars;
  };
  const onPointerDown = (event: PointerEvent, which: "from" | "to" | null) => {
    if (event.button !== 0) return;
    event.preventDefault();
    event.stopPropagation();
    box.current?.setPointerCapture(event.pointerId);
    const bar = Math.min(bars - 1, Math.max(0, Math.floor(edgeAt(event))));
    setDragged({ edges: which === null ? { from: bar, to: bar + 1 } : edges, which, start: bar });
  };
  const onPointerMove = (event: PointerEvent) => {
    if (dragged === null) return;
    const at = edgeAt(event);
    if (dragged.which !== null) {
      setDragged({ ...dragged, edges: moveEdge(dragged.edges, dragged.which, Math.round(at), histogram) });
      return;
    }
    const bar = Math.min(bars - 1, Math.max(0, Math.floor(at)));
    const { start } = dragged;
    setDragged({ ...dragged, edges: { from: Math.min(start, bar), to: Math.max(start, bar) + 1 } });
  };
  const onPointerUp = () => {
    if (dragged !== null) send(dragged.edges);
    setDragged(null);
  };
  const onKeyDown = (which: "from" | "to") => (event: KeyboardEvent) => {
    const now = which === "from" ? Math.floor(edges.from) : Math.ceil(edges.to);
    const next = { ArrowLeft: now - 1, ArrowRight: now + 1, Home: 0, End: bars }[event.key];
    if (next === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    send(moveEdge(edges, which, next, histogram), "replace");
  };
  const words = (edge: number) => formatNumber(min + (edge * (max - min)) / Math.max(1, bars), isWhole);
  return (
    <Facet title={filterTitles[kind]} aside={rangeUnits[kind]}>
      <div
        ref={box}
        onPointerDown={(event) => onPointerDown(event, null)}
        onPointerMove={onPointerMove}
        onPointerUp={onPointerUp}
        onPointerCancel={() => setDragged(null)}
        className="relative flex cursor-crosshair touch-none items-end border-b border-line"
        style={{ height: HEIGHT + 4 }}
      >
        {counts.map((count, bar) => (
          <span
            // biome-ignore lint/suspicious/noArrayIndexKey: a bar is its place.
            key={bar}
            title={`${words(bar)} to ${words(bar + 1)}: ${histogram.isEstimate ? "≈ " : ""}${formatCount(count)}`}
            className="flex h-full flex-1 items-end px-[0.5px]"
          >
            <i
              aria-hidden
              className={clsx(
                "w-full rounded-t-[1px] transition-[height] duration-(--slow) ease-quiet",
                bar + 1 > edges.from && bar < edges.to ? "bg-mark-mid" : "bg-mark-low",
              )}
              style={{ height: count === 0 ? 0 : Math.max(1, (count / most) * HEIGHT) }}
            />
          </span>
        ))}
        {(["from", "to"] as const).map((which) => (
          <span
            key={which}
            role="slider"
            tabIndex={0}
            aria-label={`${filterTitles[kind]}, ${which === "from" ? "at least" : "at most"}`}
            aria-valuemin={min}
            aria-valuemax={max}
            aria-valuenow={Number(rawValue(edges[which], histogram).toFixed(2))}
            aria-valuetext={`${words(edges[which])} ${rangeUnits[kind]}`.trim()}
            onKeyDown={onKeyDown(which)}
            onPointerDown={(event) => onPointerDown(event, which)}
            style={{ left: `${(edges[which] / Math.max(1, bars)) * 100}%` }}
            className={clsx(
              "absolute inset-y-0 -ml-1.5 w-3 cursor-ew-resize after:absolute after:inset-y-0 after:left-[5px] after:w-0.5",
              hasRange && edges[which] !== (which === "from" ? 0 : bars)
                ? "after:bg-accent"
                : "hover:after:bg-accent-line",
            )}
          />
        ))}
      </div>
      <p className="flex justify-between pt-0.5 text-11 text-ink-3">
        <span>{words(0)}</span>
        {hasRange ? (
          <span className="font-medium text-ink-2">
            {words(edges.from)} to {words(edges.to)}
          </span>
        ) : null}
        <span>{words(bars)}</span>
      </p>
    </Facet>
  );
}

const rawValue = (edge: number, { min, max, counts }: Histogram) =>
  min + (edge * (max - min)) / Math.max(1, counts.length);

function formatNumber(value: number, isWhole: boolean): string {
  return isWhole ? formatCount(Math.round(value)) : String(Math.round(value * 100) / 100);
}
