"use client";

import clsx from "clsx";
import { memo } from "react";
import { usePrincipleHue } from "@/components/marks/principle-hues";
import { PrincipleNumber } from "@/components/marks/principle-number";
import type { BoardStatistics } from "@/lib/previews/board-statistics";
import { BoardDelta } from "./board-delta";
import { RateBar } from "./rate-bar";
import { intervalText, shareText } from "./rate-text";

/** Bar, share, difference or interval: the same places in the head and in every row. */
export const FIGURE_GRID = "grid grid-cols-[minmax(28px,1fr)_40px_118px] items-center gap-2";

type Principle = BoardStatistics["principles"][number];

/** How often each principle is cited, column beside column; a click watches it in the cells below. */
export function BoardFigures({
  principles,
  watched,
  onWatch,
}: {
  principles: readonly Principle[];
  /** The name of the principle that is looked at. */
  watched: string | null;
  onWatch: (name: string | null) => void;
}) {
  return (
    <tbody>
      {principles.map((principle) => (
        <FigureRow
          key={principle.name}
          principle={principle}
          isWatched={principle.name === watched}
          onWatch={onWatch}
        />
      ))}
    </tbody>
  );
}

const FigureRow = memo(
  function FigureRow({
    principle,
    isWatched,
    onWatch,
  }: {
    principle: Principle;
    isWatched: boolean;
    onWatch: (name: string | null) => void;
  }) {
    const { name, number, columns } = principle;
    const hueOf = usePrincipleHue();
    return (
      <tr data-p={hueOf(number)} className={clsx(isWatched && "bg-p-wash")}>
        <th
          scope="row"
          className={clsx(
            "sticky left-0 z-10 h-5.5 border-b border-line pl-(--edge) text-left font-normal",
            isWatched ? "bg-p-wash shadow-[inset_2px_0_0_var(--p-mark)]" : "bg-bg",
          )}
        >
          <button
            type="button"
            aria-pressed={isWatched}
            onClick={() => onWatch(isWatched ? null : name)}
            className="flex w-full items-center gap-2 pr-2 text-12 hover:text-p-ink"
          >
            <PrincipleNumber number={number} className="h-4 leading-4" />
            <span className="truncate">{name}</span>
          </button>
        </th>
        {columns.map((compared, column) => (
          <td
            // biome-ignore lint/suspicious/noArrayIndexKey: a run's columns keep their places.
            key={column}
            className="h-5.5 border-b border-l border-line px-3 text-12 last:pr-(--edge)"
          >
            {compared === null ? (
              <span className="text-ink-3">not shown</span>
            ) : (
              <span className={FIGURE_GRID}>
                <RateBar rate={compared.rate} isPrinciple />
                <span className="text-right whitespace-nowrap">{shareText(compared.rate)}</span>
                <span className="pl-2">
                  {compared.delta === null ? (
                    <span className="text-11 text-ink-3">{intervalText(compared.rate)}</span>
                  ) : (
                    <BoardDelta delta={compared.delta} />
                  )}
                </span>
              </span>
            )}
          </td>
        ))}
      </tr>
    );
  },
  (before, after) =>
    before.isWatched === after.isWatched &&
    before.onWatch === after.onWatch &&
    // New figures come with every poll; most of them are what they were.
    JSON.stringify(before.principle) === JSON.stringify(after.principle),
);
