import { PrincipleNumber } from "@/components/marks/principle-number";
import { formatCount } from "@/components/ui/number-text";
import { Th } from "@/components/ui/table";
import type { StartedColumn } from "@/lib/api/preview";
import type { BoardStatistics, Compared } from "@/lib/previews/board-statistics";
import { BoardDelta } from "./board-delta";
import { RateBar } from "./rate-bar";
import { intervalText, shareText } from "./rate-text";
import { StartedColumnHead } from "./started-column-head";

/** The head of a board's column: what it asked, how often its completions would be kept, what changed. */
export function BoardHead({
  column,
  kept,
  watched,
  index,
}: {
  column: StartedColumn;
  kept: Compared;
  /** The principle that is looked at. */
  watched: BoardStatistics["principles"][number] | null;
  index: number;
}) {
  const own = watched?.columns[index];
  return (
    <Th className="border-l border-line px-3 py-2 align-top whitespace-normal text-ink">
      <div className="text-13">
        <StartedColumnHead column={column} />
      </div>
      <div className="mt-1.5 flex items-center gap-2 text-12 font-normal">
        <RateBar rate={kept.rate} className="w-14 shrink-0" />
        <span className="whitespace-nowrap">
          <b className="font-semibold">{shareText(kept.rate)}</b> kept
        </span>
        <span className="truncate text-ink-3">
          {formatCount(kept.rate.count)} of {formatCount(kept.rate.of)}
        </span>
        <span className="ml-auto">
          {kept.delta === null ? (
            <span className="text-11 whitespace-nowrap text-ink-3">{intervalText(kept.rate)}</span>
          ) : (
            <BoardDelta delta={kept.delta} />
          )}
        </span>
      </div>
      {watched === null ? null : (
        <div className="mt-1 flex h-5 items-center gap-2 text-12 font-normal">
          <PrincipleNumber number={watched.number} className="h-4 leading-4" />
          {own == null ? (
            <span className="text-ink-3">not shown</span>
          ) : (
            <>
              <span>{shareText(own.rate)} cite it</span>
              <span className="ml-auto">{own.delta === null ? null : <BoardDelta delta={own.delta} />}</span>
            </>
          )}
        </div>
      )}
    </Th>
  );
}
