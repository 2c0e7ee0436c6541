import clsx from "clsx";
import { formatCount } from "@/components/ui/number-text";
import type { RefilterMove } from "@/lib/builds/refilter";
import { Reason } from "./move-list";

type Cell = { before: string | null; after: string | null };

/** Before by row, after by column; pressing a figure shows the records behind it. What stayed is on the diagonal. */
export function RefilterMatrix({
  moves,
  chosen,
  onChoose,
}: {
  moves: readonly RefilterMove[];
  chosen: Cell | null;
  onChoose: (cell: Cell) => void;
}) {
  const rows = reasonsOf(moves, "before");
  const columns = reasonsOf(moves, "after");
  if (moves.length === 0) return null;
  const countOf = (before: string | null, after: string | null) =>
    moves.find((move) => move.before === before && move.after === after)?.count ?? 0;
  return (
    <div className="overflow-x-auto py-2">
      <table aria-label="Verdicts before and after" className="border-separate border-spacing-0 text-13">
        <thead>
          <tr>
            <th scope="col" className="pr-4 pb-1.5 text-left align-bottom text-11 font-medium text-ink-3">
              before ↓ after →
            </th>
            {columns.map((after) => (
              <th
                key={String(after)}
                scope="col"
                className="px-2 pb-1.5 text-right align-bottom text-12 font-normal"
              >
                <Reason reason={after} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((before) => (
            <tr key={String(before)}>
              <th scope="row" className="h-8 border-t border-line pr-4 text-left text-12 font-normal">
                <Reason reason={before} />
              </th>
              {columns.map((after) => {
                const count = countOf(before, after);
                const isChosen = chosen?.before === before && chosen.after === after;
                return (
                  <td key={String(after)} className="h-8 border-t border-line p-0 text-right">
                    {count === 0 ? (
                      <span className="px-2 text-ink-3">·</span>
                    ) : (
                      <button
                        type="button"
                        aria-pressed={isChosen}
                        onClick={() => onChoose({ before, after })}
                        className={clsx(
                          "h-full w-full px-2 text-right hover:bg-hover",
                          before === after ? "text-ink-3" : "font-semibold",
                          isChosen && "bg-accent-wash",
                        )}
                      >
                        {formatCount(count)}
                        <span className="sr-only">
                          {" "}
                          from {before ?? "kept"} to {after ?? "kept"}
                        </span>
                      </button>
                    )}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Kept first, then the reasons by how many records they have. */
function reasonsOf(moves: readonly RefilterMove[], side: "before" | "after"): (string | null)[] {
  const counts = new Map<string | null, number>();
  for (const move of moves) counts.set(move[side], (counts.get(move[side]) ?? 0) + move.count);
  return [...counts]
    .sort(([a, m], [b, n]) => Number(b === null) - Number(a === null) || n - m)
    .map(([reason]) => reason);
}
