import { formatClock, formatExactTime } from "@/components/ui/relative-time";
import type { BuildTimeline } from "@/lib/api/build-timeline";
import type { Ring } from "./plot-series";

type Move = BuildTimeline["moves"][number];

/** What moved the limit, in words, under the numbers of the plot. */
export function LimitMoves({
  rings,
  hasSeveralServers,
}: {
  rings: readonly Ring<Move>[];
  hasSeveralServers: boolean;
}) {
  const told = rings.filter((ring) => ring.number !== null);
  if (told.length === 0) return null;
  return (
    <ol
      aria-label="Moves of the limit"
      className="mt-1.5 grid grid-cols-2 gap-x-6 gap-y-0.5 text-12 text-ink-2"
    >
      {told.map(({ number, moves }) => {
        const move = moves.at(-1);
        if (move === undefined) return null;
        const more = moves.length - 1;
        return (
          <li key={move.id} className="flex min-w-0 items-center gap-2">
            <span className="grid size-3.5 shrink-0 place-items-center rounded-full text-[10px] font-semibold text-accent shadow-[inset_0_0_0_1px_var(--accent-line)]">
              {number}
            </span>
            <time
              dateTime={move.at}
              title={formatExactTime(new Date(move.at))}
              className="w-9 shrink-0 text-ink-3"
            >
              {formatClock(new Date(move.at), false)}
            </time>
            <span className="truncate" title={moves.map((one) => one.message).join("\n")}>
              {hasSeveralServers ? `${move.serverName}: ` : ""}
              {move.message}
              {more === 0 ? "" : `, and ${more} more before`}
            </span>
          </li>
        );
      })}
    </ol>
  );
}
