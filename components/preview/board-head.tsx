"use client";

import clsx from "clsx";
import { usePrincipleHue } from "@/components/marks/principle-hues";
import { formatCount } from "@/components/ui/number-text";
import { Th } from "@/components/ui/table";
import type { StartedColumn } from "@/lib/api/preview";
import type { BoardStatistics, Compared } from "@/lib/previews/board-statistics";
import { BoardDelta } from "./board-delta";
import { FIGURE_GRID } from "./board-figures";
import { RateBar } from "./rate-bar";
import { intervalText, shareText } from "./rate-text";
import { StartedColumnHead } from "./started-column-head";

/** The head of a board's column: what it asked, how often its completions would be kept, what changed. */
export function BoardHead({
  column,
  kept,
  watched,
  index,
  hasConstitutionName,
}: {
  column: StartedColumn;
  kept: Compared;
  /** The principle that is looked at. */
  watched: BoardStatistics["principles"][number] | null;
  index: number;
  /** False where all columns are of the same constitution. */
  hasConstitutionName: boolean;
}) {
  const own = watched?.columns[index];
  const hueOf = usePrincipleHue();
  return (
    <Th className="border-l border-line px-3 py-2 align-top whitespace-normal text-ink">
      <div className="text-13">
        <StartedColumnHead
          column={column}
          hasConstitutionName={hasConstitutionName}
          aside={
            <span className="text-12 font-normal text-ink-3">
              {formatCount(kept.rate.count)} of {formatCount(kept.rate.of)}
            </span>
          }
        />
      </div>
      <div className={clsx(FIGURE_GRID, "mt-1.5 text-12 font-normal text-ink")}>
        <RateBar rate={kept.rate} />
        <b className="text-right font-semibold whitespace-nowrap">{shareText(kept.rate)}</b>
        <span className="pl-2">
          {kept.delta === null ? (
            <span className="text-11 text-ink-3">{intervalText(kept.rate)}</span>
          ) : (
            <BoardDelta delta={kept.delta} />
          )}
        </span>
      </div>
      {watched === null ? null : (
        <div
          data-p={hueOf(watched.number)}
          className={clsx(FIGURE_GRID, "mt-1 h-5 text-12 font-normal text-ink")}
        >
          {own == null ? (
            <span className="col-span-3 text-ink-3">does not show {watched.number}</span>
          ) : (
            <>
              <RateBar rate={own.rate} isPrinciple />
              <span className="text-right whitespace-nowrap">{shareText(own.rate)}</span>
              <span className="pl-2">
                {own.delta === null ? (
                  <span className="text-11 text-ink-3">{intervalText(own.rate)}</span>
                ) : (
                  <BoardDelta delta={own.delta} />
                )}
              </span>
            </>
          )}
        </div>
      )}
    </Th>
  );
}
