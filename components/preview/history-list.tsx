"use client";

import { useVirtualizer } from "@tanstack/react-virtual";
import { useEffect, useRef } from "react";
import { useRowCursor } from "@/components/shell/use-row-cursor";
import { formatCount } from "@/components/ui/number-text";
import { Table, Th } from "@/components/ui/table";
import type { PreviewRunSummary } from "@/lib/api/preview-runs";
import { HISTORY_ROW, HistoryRow } from "./history-row";

const HEAD = 30;
/** Rows before the end at which the next page is asked for. */
const AHEAD = 10;

/** The kept runs as rows; only those in sight are drawn. */
export function HistoryList({
  runs,
  needle,
  comparedId,
  hasMore,
  isFetching,
  onMore,
  onOpen,
  onCompare,
}: {
  runs: readonly PreviewRunSummary[];
  needle: string;
  /** The run that another is looked for to compare with. */
  comparedId: number | null;
  hasMore: boolean;
  isFetching: boolean;
  onMore: () => void;
  onOpen: (run: PreviewRunSummary) => void;
  onCompare: (run: PreviewRunSummary) => void;
}) {
  const box = useRef<HTMLElement>(null);
  const rows = useVirtualizer({
    count: runs.length,
    getScrollElement: () => box.current,
    estimateSize: () => HISTORY_ROW,
    overscan: 12,
    scrollMargin: HEAD,
  });
  const items = rows.getVirtualItems();
  const last = items.at(-1)?.index ?? 0;
  useEffect(() => {
    if (hasMore && !isFetching && last >= runs.length - AHEAD) onMore();
  }, [hasMore, isFetching, last, runs.length, onMore]);
  const { rowProps } = useRowCursor("History", runs.length, (index) => {
    const run = runs[index];
    if (run !== undefined) onOpen(run);
  });

  return (
    <>
      <section
        ref={box}
        aria-label="Preview runs"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard.
        tabIndex={0}
        className="min-h-0 flex-1 overflow-y-auto focus-visible:rounded-none focus-visible:shadow-[inset_0_0_0_2px_var(--accent-line)]"
      >
        <Table isEdgeToEdge aria-rowcount={hasMore ? -1 : runs.length + 1}>
          <colgroup>
            <col style={{ width: 96 }} />
            <col />
            <col style={{ width: "24%" }} />
            <col style={{ width: 190 }} />
            <col style={{ width: 110 }} />
            <col style={{ width: 110 }} />
            <col style={{ width: 116 }} />
          </colgroup>
          <thead>
            <tr aria-rowindex={1}>
              <Th>Run</Th>
              <Th>Request or probe set</Th>
              <Th>Columns</Th>
              <Th>Kept of completions</Th>
              <Th>By</Th>
              <Th>When</Th>
              <Th>
                <span className="sr-only">Acts</span>
              </Th>
            </tr>
          </thead>
          <tbody>
            <Spacer height={(items[0]?.start ?? HEAD) - HEAD} />
            {items.map(({ index, key }) => {
              const run = runs[index];
              return run === undefined ? null : (
                <HistoryRow
                  key={key}
                  run={run}
                  index={index}
                  needle={needle}
                  comparedId={comparedId}
                  onOpen={onOpen}
                  onCompare={onCompare}
                  {...rowProps(index)}
                />
              );
            })}
            <Spacer height={rows.getTotalSize() + HEAD - (items.at(-1)?.end ?? HEAD)} />
          </tbody>
        </Table>
      </section>
      <p className="flex h-7 shrink-0 items-center border-t border-line px-(--gutter) text-12 text-ink-3">
        {formatCount(runs.length)}
        {hasMore ? " so far" : ""} {runs.length === 1 ? "run" : "runs"}
        <span className="ml-auto">newest first</span>
      </p>
    </>
  );
}

/** The height of the rows that are not drawn. */
function Spacer({ height }: { height: number }) {
  if (height <= 0) return null;
  return (
    <tr aria-hidden>
      <td colSpan={7} style={{ height }} className="p-0" />
    </tr>
  );
}
