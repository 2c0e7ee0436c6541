"use client";
import clsx from "clsx";
import { PrincipleNumber } from "@/components/marks/principle-number";
import type { Exemplar, Principle } from "@/lib/constitutions/constitution";
import type { Finding } from "@/lib/constitutions/finding";
import { citedInExemplar } from "./draft-edits";
import { useSortableEntry } from "./exemplar-sortable";
import { FindingMark } from "./finding-mark";

/** One exemplar of the list. */
export function ExemplarRow({
  sortKey,
  exemplar,
  index,
  principles,
  tokens,
  finding,
  isCurrent,
  onOpen,
}: {
  sortKey: number;
  exemplar: Exemplar;
  index: number;
  principles: readonly Principle[];
  /** In words; null while nothing has counted them. */
  tokens: string | null;
  /** The one its mark stands for. */
  finding: Finding | null;
  isCurrent: boolean;
  onOpen: () => void;
}) {
  const { entry, handle } = useSortableEntry(sortKey);
  return (
    <li
      {...entry}
      {...handle}
      className="data-dragging:relative data-dragging:z-10 data-dragging:bg-surface data-dragging:shadow-pop"
    >
      <button
        type="button"
        aria-current={isCurrent ? "true" : undefined}
        onClick={onOpen}
        className={clsx(
          "flex w-full flex-col gap-1.5 border-b border-line px-4 py-2.5 pl-(--gutter) text-left focus-visible:rounded-none focus-visible:shadow-[inset_0_0_0_2px_var(--accent)]",
          isCurrent
            ? "bg-accent-wash shadow-[inset_2px_0_0_var(--accent)] [&_.text-ink-3]:text-ink-2"
            : "hover:bg-hover",
        )}
      >
        <span className="prose-text line-clamp-2 wrap-anywhere">
          <span className="mr-2 text-ink-3">{index + 1}</span>
          {exemplar.turns[0]?.user || "empty"}
        </span>
        <span className="flex w-full flex-wrap items-center gap-1">
          {citedInExemplar(exemplar, principles).map((number) => (
            <PrincipleNumber key={number} number={number} />
          ))}
          {exemplar.turns.length > 1 ? (
            <span className="ml-1 text-12 text-ink-3">{exemplar.turns.length} turns</span>
          ) : null}
          <span className="ml-auto flex items-center gap-2">
            {finding === null ? null : (
              <span title={finding.message} className="flex">
                <FindingMark severity={finding.severity} />
                <span className="sr-only">{finding.message}</span>
              </span>
            )}
            <span className="text-12 text-ink-3">{tokens}</span>
          </span>
        </span>
      </button>
    </li>
  );
}
