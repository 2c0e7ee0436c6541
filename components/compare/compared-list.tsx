"use client";
import { useVirtualizer } from "@tanstack/react-virtual";
import clsx from "clsx";
import { useEffect, useRef } from "react";
import { PrincipleNumber } from "@/components/marks/principle-number";
import { VerdictShape } from "@/components/marks/verdict-mark";
import { Button } from "@/components/ui/button";
import { ErrorState } from "@/components/ui/error-state";
import { formatCount, plural } from "@/components/ui/number-text";
import { SkeletonRows } from "@/components/ui/skeleton";
import { type ComparedRecord, type ComparedRow, citedChange, placeOf } from "@/lib/datasets/compare-records";

const ROW = 46;
/** How near the end the next page is asked for. */
const AHEAD = 40;
/** Principles that a line has room for, gained and lost each. */
const NUMBERS = 3;

/** Any number of rows in a window; the current one stays in sight. */
export function ComparedList({
  rows,
  total,
  current,
  hasMore,
  hasEarlier,
  isPending,
  isFetching,
  error,
  onMore,
  onEarlier,
  onChoose,
}: {
  rows: readonly ComparedRow[];
  /** Null where it is not known. */
  total: number | null;
  current: number;
  hasMore: boolean;
  hasEarlier: boolean;
  isPending: boolean;
  isFetching: boolean;
  error: Error | null;
  onMore: () => void;
  onEarlier: () => void;
  onChoose: (place: number) => void;
}) {
  const box = useRef<HTMLDivElement>(null);
  const window = useVirtualizer({
    count: rows.length,
    getScrollElement: () => box.current,
    estimateSize: () => ROW,
    overscan: 12,
    getItemKey: (index) => {
      const row = rows[index];
      return row === undefined ? index : placeOf(row);
    },
  });
  const items = window.getVirtualItems();
  const lastShown = Math.max(items.at(-1)?.index ?? 0, current);
  useEffect(() => {
    if (hasMore && !isFetching && error === null && lastShown >= rows.length - AHEAD) onMore();
  }, [hasMore, isFetching, error, lastShown, rows.length, onMore]);
  useEffect(() => {
    if (current >= 0) window.scrollToIndex(current, { align: "auto" });
  }, [current, window]);
  return (
    <section aria-label="Rows" className="flex min-h-0 min-w-0 flex-col">
      <p className="flex h-8 shrink-0 items-center gap-2 border-b border-line pr-3 pl-(--gutter) text-12 text-ink-2">
        {total === null ? "" : plural(total, "row")}
        {hasEarlier ? (
          <Button size="sm" variant="quiet" onClick={onEarlier}>
            Earlier rows
          </Button>
        ) : null}
        <span className="ml-auto text-ink-3">output, characters</span>
      </p>
      {error !== null && rows.length === 0 ? (
        <ErrorState
          className="px-(--gutter)"
          title="The rows could not be read."
          error={error}
          onRetry={onMore}
        />
      ) : isPending ? (
        <SkeletonRows rows={14} rowHeight={ROW} className="mx-(--gutter)" />
      ) : (
        <div ref={box} className="min-h-0 flex-1 overflow-y-auto">
          <ol className="relative" style={{ height: window.getTotalSize() }}>
            {items.map((item) => {
              const row = rows[item.index];
              if (row === undefined) return null;
              return (
                <li
                  key={item.key}
                  aria-setsize={total ?? -1}
                  className="absolute inset-x-0"
                  style={{ top: item.start, height: ROW }}
                >
                  <Line
                    row={row}
                    isCurrent={item.index === current}
                    onChoose={() => onChoose(placeOf(row))}
                  />
                </li>
              );
            })}
          </ol>
        </div>
      )}
    </section>
  );
}

function Line({ row, isCurrent, onChoose }: { row: ComparedRow; isCurrent: boolean; onChoose: () => void }) {
  const { left, right } = row;
  const change = left === null || right === null ? null : citedChange(left.cited, right.cited);
  return (
    <button
      type="button"
      aria-current={isCurrent ? "true" : undefined}
      onClick={onChoose}
      className={clsx(
        "block h-full w-full border-b border-line pr-3 pl-(--gutter) text-left",
        isCurrent ? "bg-accent-wash shadow-[inset_2px_0_0_var(--accent)]" : "hover:bg-hover",
      )}
    >
      <span className="block truncate">{(left ?? right)?.instruction}</span>
      <span className={clsx("flex items-center gap-2 text-12", isCurrent ? "text-ink-2" : "text-ink-3")}>
        <Verdict record={left} />
        <span aria-hidden>→</span>
        <Verdict record={right} />
        {change === null ? null : (
          <>
            <Numbers sign="+" label="cited now" numbers={change.gained} />
            <Numbers sign="−" label="no longer cited" numbers={change.lost} />
          </>
        )}
        {(left ?? right)?.sample ? <span>sample {((left ?? right)?.sample ?? 0) + 1}</span> : null}
        <span className="ml-auto shrink-0">
          {formatCount(left?.length)} → {formatCount(right?.length)}
        </span>
      </span>
    </button>
  );
}

function Verdict({ record }: { record: ComparedRecord | null }) {
  if (record === null) return <span>not there</span>;
  return (
    <span className="inline-flex items-center gap-1">
      <VerdictShape verdict={record.verdict} />
      {record.verdict}
    </span>
  );
}

function Numbers({ sign, label, numbers }: { sign: string; label: string; numbers: readonly number[] }) {
  if (numbers.length === 0) return null;
  return (
    <span className="inline-flex items-center gap-0.5">
      <span aria-hidden>{sign}</span>
      <span className="sr-only">{label}</span>
      {numbers.slice(0, NUMBERS).map((number) => (
        <PrincipleNumber key={number} number={number} className="h-4 leading-4" />
      ))}
      {numbers.length > NUMBERS ? `+${numbers.length - NUMBERS}` : null}
    </span>
  );
}
