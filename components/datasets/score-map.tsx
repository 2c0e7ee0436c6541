import clsx from "clsx";
import { type KeyboardEvent, useRef } from "react";
import { formatCount } from "@/components/ui/number-text";
import { countOf, isKept, type ScoreCell, type Thresholds } from "@/lib/datasets/scores";
import { axisOf, binWords } from "./score-axis";

type Place = Pick<ScoreCell, "quality" | "following">;

/**
 * How many records lie at each pair of scores; darker where there are more. Cells above both thresholds are set in
 * bold inside the accent line. A press shows a cell's records; arrow keys move from cell to cell.
 */
export function ScoreMap({
  cells,
  thresholds,
  chosen,
  onChoose,
}: {
  cells: readonly ScoreCell[];
  thresholds: Thresholds;
  chosen: Place | null;
  onChoose: (cell: Place) => void;
}) {
  const table = useRef<HTMLTableElement>(null);
  const columns = axisOf(cells, "following");
  const rows = axisOf(cells, "quality").toReversed();
  const most = Math.max(1, ...cells.map(({ count }) => count));
  const find = (place: Place) =>
    cells.find((cell) => cell.quality === place.quality && cell.following === place.following)?.count ?? 0;
  const total = (of: Partial<Place>) =>
    formatCount(
      countOf(
        cells.filter(
          (cell) =>
            (of.quality === undefined || cell.quality === of.quality) &&
            (of.following === undefined || cell.following === of.following),
        ),
      ),
    );
  const isTabStop = (row: number, column: number) =>
    chosen === null
      ? row === 0 && column === columns.length - 1
      : rows[row] === chosen.quality && columns[column] === chosen.following;
  const move = (event: KeyboardEvent) => {
    const step = MOVES[event.key];
    const cell = (event.target as HTMLElement).closest("td");
    if (step === undefined || cell === null || !(cell.parentElement instanceof HTMLTableRowElement)) return;
    const next =
      table.current?.rows[cell.parentElement.rowIndex + step.down]?.cells[cell.cellIndex + step.right];
    const button = next?.querySelector("button");
    if (button == null) return;
    event.preventDefault();
    button.focus();
  };
  return (
    <table
      ref={table}
      aria-label="Records by the two scores"
      onKeyDown={move}
      className="table-fixed border-separate border-spacing-0 text-12"
    >
      <thead>
        <tr>
          <th scope="col" className="w-24 pr-3 pb-1.5 text-left text-11 font-medium text-ink-3">
            quality ↓ following →
          </th>
          {columns.map((following) => (
            <th key={String(following)} scope="col" className="w-14 pb-1.5 text-11 font-medium text-ink-3">
              {binWords(following)}
            </th>
          ))}
          <th scope="col" className="w-16 pb-1.5 text-right text-11 font-medium text-ink-3">
            all
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((quality, row) => (
          <tr key={String(quality)}>
            <th scope="row" className="h-8 pr-3 text-right text-11 font-medium text-ink-3">
              {binWords(quality)}
            </th>
            {columns.map((following, column) => {
              const place = { quality, following };
              const count = find(place);
              const kept = isKept(place, thresholds);
              const isChosen = chosen?.quality === quality && chosen.following === following;
              return (
                <td
                  key={String(following)}
                  style={{ background: shade(count / most) }}
                  className={clsx("h-8 border-b border-l border-bg p-0", kept && edges(place, thresholds))}
                >
                  <button
                    type="button"
                    tabIndex={isTabStop(row, column) ? 0 : -1}
                    aria-pressed={isChosen}
                    onClick={() => onChoose(place)}
                    className={clsx(
                      "h-full w-full px-1 text-center hover:shadow-[inset_0_0_0_1px_var(--accent-line)]",
                      kept ? "font-semibold" : "text-ink-2",
                      isChosen && "shadow-[inset_0_0_0_2px_var(--accent)]!",
                    )}
                  >
                    {formatCount(count)}
                    <span className="sr-only">
                      {` at quality ${binWords(quality)}, following ${binWords(following)}, ${kept ? "kept" : "not kept"}`}
                    </span>
                  </button>
                </td>
              );
            })}
            <td className="h-8 pl-2 text-right text-ink-3">{total({ quality })}</td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row" className="h-8 pr-3 text-right text-11 font-medium text-ink-3">
            all
          </th>
          {columns.map((following) => (
            <td key={String(following)} className="text-center text-ink-3">
              {total({ following })}
            </td>
          ))}
          <td className="pl-2 text-right text-ink-2">{total({})}</td>
        </tr>
      </tfoot>
    </table>
  );
}

const MOVES: Record<string, { down: number; right: number } | undefined> = {
  ArrowUp: { down: -1, right: 0 },
  ArrowDown: { down: 1, right: 0 },
  ArrowLeft: { down: 0, right: -1 },
  ArrowRight: { down: 0, right: 1 },
};

/** Up to a third of ink, so that the number stays readable in either theme; small counts are told apart. */
function shade(share: number): string {
  return share === 0
    ? "transparent"
    : `color-mix(in oklab, var(--mark-ink) ${Math.round(5 + 27 * Math.sqrt(share))}%, var(--bg))`;
}

/** The line along the thresholds: at the left of the first kept column, and under the last kept row. */
function edges({ quality, following }: Place, thresholds: Thresholds): string {
  return clsx(
    quality !== null && thresholds.quality === quality - 1 && "border-b-accent!",
    following !== null && thresholds.following === following - 1 && "border-l-accent!",
  );
}
