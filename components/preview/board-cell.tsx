"use client";

import clsx from "clsx";
import { memo, useMemo } from "react";
import { usePrincipleHue } from "@/components/marks/principle-hues";
import { reasonTitle } from "@/components/marks/reason-title";
import { VerdictShape } from "@/components/marks/verdict-mark";
import { formatCount } from "@/components/ui/number-text";
import { Td } from "@/components/ui/table";
import type { PreviewCompletion } from "@/lib/api/preview-runs";
import { type CellView, cellView, citationChange } from "./board-cell-view";
import { BoardFingerprint } from "./board-fingerprint";

/** Shapes of so many completions fit beside each other; more are told as a number. */
const SHAPES = 4;

/** One probe in one column: verdict, citations, length. */
export const BoardCell = memo(function BoardCell({
  id,
  completions,
  base,
  count,
  isWatching,
  number,
  baseNumber,
  isCurrent,
  isTabStop,
  label,
  probe,
  column,
  onOpen,
}: {
  id: string;
  completions: readonly PreviewCompletion[];
  /** The same probe in the first column; null in that column itself. */
  base: readonly PreviewCompletion[] | null;
  /** Cells of the fingerprint. */
  count: number;
  /** Whether one principle is looked at: `number` here, `baseNumber` in the first column; null: not shown. */
  isWatching: boolean;
  number: number | null;
  baseNumber: number | null;
  isCurrent: boolean;
  isTabStop: boolean;
  label: string;
  probe: number;
  column: number;
  onOpen: (probe: number, column: number) => void;
}) {
  const view = useMemo(() => cellView(completions), [completions]);
  const change = useMemo(
    () => (isWatching && base !== null ? citationChange(view, number, cellView(base), baseNumber) : null),
    [isWatching, number, baseNumber, base, view],
  );
  return (
    <Td
      id={id}
      role="gridcell"
      tabIndex={isTabStop ? 0 : -1}
      aria-selected={isCurrent}
      aria-label={`${label}: ${cellWords(view)}`}
      data-probe={probe}
      data-column={column}
      onClick={() => onOpen(probe, column)}
      className={clsx(
        "cursor-pointer border-l border-line px-3 text-12 focus-visible:rounded-none focus-visible:shadow-[inset_0_0_0_2px_var(--accent)]",
        isCurrent ? "bg-accent-wash" : "hover:bg-hover",
      )}
    >
      <span className="flex h-5 items-center gap-2">
        <Marks view={view} />
        <BoardFingerprint cited={view.cited} of={view.completed} count={count} />
        <span className="min-w-0 flex-1 truncate text-ink-2">
          {view.reason === null ? "" : reasonTitle(view.reason)}
        </span>
        {isWatching ? <Change change={change} number={number ?? baseNumber} /> : null}
        <span className="shrink-0 text-right text-ink-3">{formatLength(view)}</span>
      </span>
    </Td>
  );
});

function formatLength({ replyLength }: CellView): string {
  return replyLength === null ? "" : formatCount(replyLength);
}

function Marks({ view }: { view: CellView }) {
  if (view.state === "waiting" && view.marks.every((mark) => mark === "waiting")) {
    return <i aria-hidden className="size-2 shrink-0 rounded-full bg-cell" />;
  }
  if (view.marks.length > SHAPES) {
    return (
      <span className="shrink-0 text-ink-2">
        {view.kept}/{view.marks.length}
      </span>
    );
  }
  return (
    <span aria-hidden className="flex shrink-0 gap-0.5">
      {view.marks.map((mark, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the samples keep their places.
        <span key={index} className="grid size-2 place-items-center">
          {mark === "waiting" ? (
            <i className="size-1.5 rounded-full bg-line-2" />
          ) : mark === "stopped" ? (
            <i className="h-0.5 w-2 bg-ink-3" />
          ) : (
            <VerdictShape verdict={mark} />
          )}
        </span>
      ))}
    </span>
  );
}

/** What became of the watched principle against the first column; a sign and a number, the hue only helps. */
function Change({ change, number }: { change: number | null; number: number | null }) {
  const hueOf = usePrincipleHue();
  if (change === null || change === 0 || number === null) {
    return <span aria-hidden className="w-7 shrink-0" />;
  }
  const isMore = change > 0;
  return (
    <b
      data-p={hueOf(number)}
      title={`${isMore ? "More" : "Fewer"} completions cite ${number} here than in the first column`}
      className={clsx(
        "w-7 shrink-0 rounded-chip text-center text-11 font-semibold text-p-ink",
        isMore ? "bg-p-wash" : "shadow-[inset_0_0_0_1px_var(--p-line)]",
      )}
    >
      {isMore ? "+" : "−"}
      {Math.abs(change)}
    </b>
  );
}

function cellWords({ state, marks, kept, completed, cited, reason, replyLength }: CellView): string {
  if (state === "waiting") return marks.includes("failed") ? "failed" : (marks[0] ?? "waiting");
  const verdict =
    marks.length === 1
      ? reason === null
        ? (marks[0] ?? "waiting")
        : `dropped, ${reasonTitle(reason)}`
      : `${kept} of ${completed} kept`;
  const numbers = [...cited.keys()].sort((a, b) => a - b);
  const cites = numbers.length === 0 ? "cites no principle" : `cites ${numbers.join(", ")}`;
  return `${verdict}, ${cites}${replyLength === null ? "" : `, ${formatCount(replyLength)} characters`}`;
}
