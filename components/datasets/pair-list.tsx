"use client";
import { useVirtualizer } from "@tanstack/react-virtual";
import clsx from "clsx";
import { useEffect, useRef } from "react";
import { VerdictShape } from "@/components/marks/verdict-mark";
import { ErrorState } from "@/components/ui/error-state";
import { formatCount, plural } from "@/components/ui/number-text";
import { SkeletonRows } from "@/components/ui/skeleton";
import type { RecordPair } from "@/lib/api/record-pairs";

const ROW = 30;
/** How near the end the next page is asked for. */
const AHEAD = 20;

/** Any number of pairs in a window of rows; the current one stays in sight. */
export function PairList({
  pairs,
  total,
  current,
  hasMore,
  isPending,
  isFetching,
  error,
  onMore,
  onChoose,
}: {
  pairs: readonly RecordPair[];
  total: number | null;
  current: number;
  hasMore: boolean;
  isPending: boolean;
  isFetching: boolean;
  error: Error | null;
  onMore: () => void;
  onChoose: (recordId: number) => void;
}) {
  const box = useRef<HTMLDivElement>(null);
  const rows = useVirtualizer({
    count: pairs.length,
    getScrollElement: () => box.current,
    estimateSize: () => ROW,
    overscan: 12,
  });
  const items = rows.getVirtualItems();
  const lastShown = Math.max(items.at(-1)?.index ?? 0, current);
  useEffect(() => {
    if (hasMore && !isFetching && lastShown >= pairs.length - AHEAD) onMore();
  }, [hasMore, isFetching, lastShown, pairs.length, onMore]);
  useEffect(() => {
    if (current >= 0) rows.scrollToIndex(current, { align: "auto" });
  }, [current, rows]);
  return (
    <section aria-label="Pairs" className="flex min-h-0 min-w-0 flex-col">
      <p className="flex items-center gap-2 border-b border-line py-1.5 pr-3 pl-(--gutter) text-12 text-ink-2">
        {total === null ? "–" : plural(total, "pair")}
        <span className="ml-auto text-ink-3">× as long</span>
      </p>
      {error !== null && pairs.length === 0 ? (
        <ErrorState
          className="px-(--gutter)"
          title="The pairs could not be read."
          error={error}
          onRetry={onMore}
        />
      ) : isPending ? (
        <SkeletonRows rows={16} rowHeight={ROW} className="mx-(--gutter)" />
      ) : (
        <div ref={box} className="min-h-0 flex-1 overflow-y-auto">
          <ol className="relative" style={{ height: rows.getTotalSize() }}>
            {items.map((item) => {
              const pair = pairs[item.index];
              if (pair === undefined) return null;
              return (
                <li
                  key={pair.after.id}
                  aria-setsize={total ?? -1}
                  aria-posinset={item.index + 1}
                  className="absolute inset-x-0"
                  style={{ top: item.start, height: ROW }}
                >
                  <button
                    type="button"
                    aria-current={item.index === current ? "true" : undefined}
                    onClick={() => onChoose(pair.after.id)}
                    className={clsx(
                      "flex h-full w-full items-center gap-2 border-b border-line pr-3 pl-(--gutter) text-left",
                      item.index === current
                        ? "bg-accent-wash shadow-[inset_2px_0_0_var(--accent)]"
                        : "hover:bg-hover",
                    )}
                  >
                    <VerdictShape verdict={pair.after.verdict} />
                    <span className="sr-only">{pair.after.verdict}</span>
                    <span className="min-w-0 flex-1 truncate">{pair.instruction}</span>
                    <span className="shrink-0 text-12 text-ink-3">{ratioText(pair)}</span>
                  </button>
                </li>
              );
            })}
          </ol>
        </div>
      )}
    </section>
  );
}

function ratioText({ before, after }: RecordPair): string {
  if (before.length === 0) return `${formatCount(after.length)} of 0`;
  return (after.length / before.length).toFixed(1);
}
