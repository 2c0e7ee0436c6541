"use client";

import { useVirtualizer } from "@tanstack/react-virtual";
import clsx from "clsx";
import { type KeyboardEvent, useEffect, useLayoutEffect, useRef } from "react";
import { FingerprintHead, fingerprintWidth } from "@/components/marks/fingerprint";
import { formatCount } from "@/components/ui/number-text";
import { Table, Th } from "@/components/ui/table";
import type { RecordSummary } from "@/lib/datasets/record";
import { keepPlace, readPlace } from "./kept-place";
import { RecordRow, ROW, SkeletonRow } from "./record-row";

const HEAD = 30;
/** About as wide as a letter of the table, in pixels. */
const LETTER = 7.2;
/** Rows shown as bars where more are to come. */
const TAIL = 6;
/** How near the end the next page is asked for. */
const AHEAD = 60;
/** A place further down than this many pages is not looked for again after a reload. */
const PAGES_TO_RETURN = 20;

/** Any number of records in a window of rows: pages arrive as they are scrolled to, and the place is kept. */
export function RecordsTable({
  records,
  pages,
  matching,
  hasMore,
  isFetching,
  onMore,
  selectedId,
  onPeek,
  onOpen,
  needle,
  principleCount,
  placeKey,
}: {
  records: readonly RecordSummary[];
  pages: number;
  matching: number | null;
  hasMore: boolean;
  isFetching: boolean;
  onMore: () => void;
  selectedId: number | null;
  onPeek: (id: number) => void;
  onOpen: (id: number) => void;
  needle: string;
  principleCount: number;
  placeKey: string;
}) {
  const box = useRef<HTMLElement>(null);
  const wanted = useRef<number | null>(null);
  const rows = useVirtualizer({
    count: records.length + (hasMore ? TAIL : 0),
    getScrollElement: () => box.current,
    estimateSize: () => ROW,
    overscan: 12,
    // The head of the table sticks to the top and covers that much.
    scrollMargin: HEAD,
  });
  const items = rows.getVirtualItems();
  const lastShown = items.at(-1)?.index ?? 0;
  const selectedIndex = records.findIndex((r) => r.id === selectedId);

  useEffect(() => {
    if (hasMore && !isFetching && lastShown >= records.length - AHEAD) onMore();
  }, [hasMore, isFetching, lastShown, records.length, onMore]);

  // Another filter is another list: it starts where it was left, or at its top.
  useLayoutEffect(() => {
    wanted.current = readPlace(placeKey);
    box.current?.scrollTo({ top: wanted.current });
  }, [placeKey]);
  useLayoutEffect(() => {
    if (wanted.current === null || box.current === null || records.length === 0) return;
    const { current: top } = wanted;
    if (records.length * ROW < top + box.current.clientHeight && hasMore && pages < PAGES_TO_RETURN) {
      if (!isFetching) onMore();
      return;
    }
    box.current.scrollTo({ top });
    wanted.current = null;
  }, [records.length, hasMore, isFetching, pages, onMore]);

  // The selected row stays in sight: below the head, above the end.
  useEffect(() => {
    const element = box.current;
    if (element === null || selectedIndex < 0 || wanted.current !== null) return;
    const top = selectedIndex * ROW;
    if (element.scrollTop > top) element.scrollTop = top;
    else if (element.scrollTop < top + HEAD + ROW - element.clientHeight) {
      element.scrollTop = top + HEAD + ROW - element.clientHeight;
    }
  }, [selectedIndex]);

  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step === undefined || event.altKey || event.metaKey || event.ctrlKey) return;
    const next = records[Math.max(0, selectedIndex + step)];
    if (next === undefined) return;
    event.preventDefault();
    onPeek(next.id);
  };
  const first = Math.floor((rows.scrollOffset ?? 0) / ROW) + 1;
  const last = Math.min(records.length, first - 1 + Math.floor((box.current?.clientHeight ?? 0) / ROW));

  const widths = { record: 68, fingerprint: fingerprintWidth(principleCount) + 16, verdict: 164, reply: 98 };
  const used = Object.values(widths).reduce((sum, width) => sum + width, 0);
  const fits = Math.max(24, Math.floor(((rows.scrollRect?.width ?? 0) - used) / LETTER));

  return (
    <>
      <section
        ref={box}
        aria-label="Records"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard.
        tabIndex={0}
        onKeyDown={onKeyDown}
        onWheel={() => {
          // Who scrolls now does not want to be taken back to where they were.
          wanted.current = null;
        }}
        onScroll={(event) => wanted.current === null && keepPlace(placeKey, event.currentTarget.scrollTop)}
        className={clsx(
          "min-h-0 flex-1 overflow-y-auto focus-visible:rounded-none",
          // The current row shows where the keyboard is.
          selectedIndex >= 0
            ? "focus-visible:shadow-none"
            : "focus-visible:shadow-[inset_0_0_0_2px_var(--accent-line)]",
        )}
      >
        <Table aria-rowcount={matching === null ? -1 : matching + 1}>
          <colgroup>
            <col style={{ width: widths.record }} />
            <col />
            <col style={{ width: widths.fingerprint }} />
            <col style={{ width: widths.verdict }} />
            <col style={{ width: widths.reply }} />
          </colgroup>
          <thead>
            <tr aria-rowindex={1}>
              <Th align="right">Record</Th>
              <Th>Request</Th>
              <Th className="text-clip">
                <span className="sr-only">Principles cited</span>
                <FingerprintHead count={principleCount} />
              </Th>
              <Th>Verdict, reason</Th>
              <Th align="right" className="last:pr-5">
                Reply
              </Th>
            </tr>
          </thead>
          <tbody>
            <Spacer height={(items[0]?.start ?? HEAD) - HEAD} />
            {items.map((item) => {
              const record = records[item.index];
              if (record === undefined) return <SkeletonRow key={item.key} />;
              return (
                <RecordRow
                  key={record.id}
                  record={record}
                  needle={needle}
                  fits={fits}
                  principleCount={principleCount}
                  isCurrent={record.id === selectedId}
                  index={item.index}
                  onPeek={() => onPeek(record.id)}
                  onOpen={() => onOpen(record.id)}
                />
              );
            })}
            <Spacer height={rows.getTotalSize() + HEAD - (items.at(-1)?.end ?? HEAD)} />
          </tbody>
        </Table>
      </section>
      <p className="flex h-7 shrink-0 items-center gap-3.5 border-t border-line pr-5 pl-4 text-12 text-ink-3">
        {records.length === 0
          ? ""
          : `${formatCount(Math.min(first, records.length))} to ${formatCount(last)}`}
        <span className="ml-auto">by number, rising</span>
      </p>
    </>
  );
}

/** The height of the rows that are not drawn. */
function Spacer({ height }: { height: number }) {
  if (height <= 0) return null;
  return (
    <tr aria-hidden>
      <td colSpan={5} style={{ height }} className="p-0" />
    </tr>
  );
}
