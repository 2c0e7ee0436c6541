"use client";
import { useVirtualizer } from "@tanstack/react-virtual";
import clsx from "clsx";
import { type KeyboardEvent, useEffect, useId, useRef } from "react";
import { reasonTitle } from "@/components/marks/reason-title";
import { VerdictShape } from "@/components/marks/verdict-mark";
import { Highlight } from "@/components/ui/highlight";
import { useWidth } from "@/components/ui/use-width";
import type { TopicRow } from "@/lib/api/topics";
import { mergedNames } from "@/lib/datasets/plan-topic-action";
import { choose, moveInGrid, type Selection } from "./selection";

const ROW = 28;
const COLUMN = 228;

/** Topics in columns, any number of them; arrows walk, Space chooses, Ctrl and Shift choose several. */
export function TopicGrid({
  topics,
  selection,
  onSelection,
  needle,
  label,
}: {
  topics: readonly TopicRow[];
  selection: Selection;
  onSelection: (selection: Selection) => void;
  needle: string;
  label: string;
}) {
  const box = useRef<HTMLDivElement>(null);
  const id = useId();
  const columns = Math.max(1, Math.floor((useWidth(box) - 24) / COLUMN));
  const rows = useVirtualizer({
    count: Math.ceil(topics.length / columns),
    getScrollElement: () => box.current,
    estimateSize: () => ROW,
    overscan: 12,
  });
  const { cursor, chosen } = selection;
  const isThere = cursor < topics.length;
  const { scrollToIndex } = rows;
  useEffect(() => {
    if (isThere) scrollToIndex(Math.floor(cursor / columns), { align: "auto" });
  }, [cursor, columns, isThere, scrollToIndex]);

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.altKey) return;
    if (event.key === " ") {
      event.preventDefault();
      onSelection(choose(selection, cursor, { isMore: true }));
      return;
    }
    const next = moveInGrid(event.key, cursor, { count: topics.length, columns });
    if (next === null) return;
    event.preventDefault();
    onSelection(event.shiftKey ? choose(selection, next, { isRange: true }) : { ...selection, cursor: next });
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: columns come and go with the width, which no table does.
    <div
      ref={box}
      role="grid"
      aria-label={label}
      aria-multiselectable
      aria-rowcount={Math.ceil(topics.length / columns)}
      aria-activedescendant={isThere ? `${id}-${cursor}` : undefined}
      tabIndex={0}
      onKeyDown={onKeyDown}
      className="group min-h-0 flex-1 overflow-auto px-3 py-2 focus-visible:rounded-none focus-visible:shadow-none"
    >
      <div role="presentation" className="relative" style={{ height: rows.getTotalSize() }}>
        {rows.getVirtualItems().map(({ index, start }) => (
          // biome-ignore lint/a11y/useSemanticElements: columns come and go with the width, which no table does.
          // biome-ignore lint/a11y/useFocusableInteractive: the grid has the focus, and says which cell it stands on.
          <div
            key={index}
            role="row"
            aria-rowindex={index + 1}
            className="absolute inset-x-0 flex"
            style={{ top: start, height: ROW }}
          >
            {topics.slice(index * columns, (index + 1) * columns).map((topic, column) => {
              const place = index * columns + column;
              return (
                <TopicCell
                  key={topic.id}
                  id={`${id}-${place}`}
                  topic={topic}
                  needle={needle}
                  width={`${100 / columns}%`}
                  isChosen={chosen.has(place)}
                  isCurrent={place === cursor}
                  onChoose={(how) => onSelection(choose(selection, place, how))}
                />
              );
            })}
          </div>
        ))}
      </div>
    </div>
  );
}

function TopicCell({
  id,
  topic,
  needle,
  width,
  isChosen,
  isCurrent,
  onChoose,
}: {
  id: string;
  topic: TopicRow;
  needle: string;
  width: string;
  isChosen: boolean;
  isCurrent: boolean;
  onChoose: (how: { isMore: boolean; isRange: boolean }) => void;
}) {
  const merged = mergedNames(topic);
  const isKept = topic.verdict === "kept";
  return (
    // biome-ignore lint/a11y/useSemanticElements: columns come and go with the width, which no table does.
    // biome-ignore lint/a11y/useKeyWithClickEvents: the grid takes the keys.
    // biome-ignore lint/a11y/useFocusableInteractive: the grid has the focus.
    <div
      id={id}
      role="gridcell"
      aria-selected={isChosen}
      title={merged.length === 0 ? topic.topic : `${topic.topic}, merged with ${merged.join(", ")}`}
      onClick={(event) => onChoose({ isMore: event.ctrlKey || event.metaKey, isRange: event.shiftKey })}
      className={clsx(
        "flex h-full shrink-0 cursor-default items-center gap-1.5 rounded-chip px-2 text-13 select-none",
        isChosen ? "bg-accent-wash" : "hover:bg-hover",
        isCurrent && "group-focus:shadow-[inset_0_0_0_1.5px_var(--accent)]",
      )}
      style={{ width }}
    >
      {isKept ? null : <VerdictShape verdict="dropped" />}
      <span className={clsx("truncate", !isKept && "text-ink-2")}>
        <Highlight text={topic.topic} needle={needle} />
      </span>
      {topic.reason === null ? null : (
        <span className="shrink-0 text-11 text-ink-3">{reasonTitle(topic.reason)}</span>
      )}
      {topic.isByHand && isKept ? <span className="shrink-0 text-11 text-ink-3">by hand</span> : null}
      {merged.length > 0 && isKept ? (
        <span className="shrink-0 text-11 text-ink-3">
          <span className="sr-only">merged </span>+{merged.length}
        </span>
      ) : null}
    </div>
  );
}
