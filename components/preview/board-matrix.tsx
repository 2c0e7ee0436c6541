"use client";

import { type KeyboardEvent, useCallback, useEffect, useId, useMemo, useRef, useState } from "react";
import { principleCount } from "@/components/marks/principle-count";
import { Table, Th } from "@/components/ui/table";
import { TextButton } from "@/components/ui/text-link";
import type { PreviewCompletion, PreviewRun } from "@/lib/api/preview-runs";
import { boardStatistics } from "@/lib/previews/board-statistics";
import { BoardCell } from "./board-cell";
import { numberInColumn } from "./board-cell-view";
import { BoardFigures } from "./board-figures";
import { BoardHead } from "./board-head";
import { type CellPlace, moveInMatrix } from "./board-moves";
import { BoardSpectrum } from "./board-spectrum";
import { useKeptLists } from "./use-kept-lists";

const HEAD_WIDTH = 280;
const COLUMN_WIDTH = 290;
/** From this window height on, all figures leave room for the requests below them, in pixels. */
const TALL = 960;

const cellOf = ({ probe, column }: PreviewCompletion) => `${probe}.${column}`;
const none: readonly PreviewCompletion[] = [];

/** A probe set down all columns: a row a request, a column a column; above them how the columns differ. */
export function BoardMatrix({
  run,
  open,
  onOpen,
}: {
  run: PreviewRun;
  /** The cell whose completion stands beside the matrix. */
  open: CellPlace | null;
  onOpen: (place: CellPlace | null) => void;
}) {
  const id = useId();
  const { columns, probes, completions } = run;
  const statistics = useMemo(() => boardStatistics(columns, completions), [columns, completions]);
  const cells = useKeptLists(completions, cellOf);
  const [watchedName, watch] = useState<string | null>(null);
  const [hasFigures, setHasFigures] = useState(() => window.innerHeight >= TALL);
  const [current, setCurrent] = useState<CellPlace>({ probe: 0, column: 0 });
  const watched = statistics.principles.find((one) => one.name === watchedName) ?? null;
  const counts = columns.map(({ constitution }) => principleCount(constitution.principles));
  const numbers = columns.map((column) =>
    watchedName === null ? null : numberInColumn(column, watchedName),
  );

  const openCell = useCallback(
    (probe: number, column: number) => {
      setCurrent({ probe, column });
      onOpen({ probe, column });
    },
    [onOpen],
  );
  const cellId = ({ probe, column }: CellPlace) => `${id}-${probe}-${column}`;
  // Who closed the panel from inside it stands on the cell it was of again.
  const opened = useRef<CellPlace | null>(null);
  useEffect(() => {
    const last = opened.current;
    opened.current = open;
    if (open !== null || last === null || document.activeElement !== document.body) return;
    document.getElementById(`${id}-${last.probe}-${last.column}`)?.focus({ preventScroll: true });
  }, [open, id]);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.altKey || event.metaKey || event.ctrlKey || event.shiftKey) return;
    if (!(event.target instanceof HTMLElement) || event.target.dataset.probe === undefined) return;
    const place = { probe: Number(event.target.dataset.probe), column: Number(event.target.dataset.column) };
    if (event.key === "Enter" || event.key === " ") {
      event.preventDefault();
      openCell(place.probe, place.column);
      return;
    }
    const next = moveInMatrix(place, event.key, probes.length, columns.length);
    if (next === null) return;
    event.preventDefault();
    setCurrent(next);
    document.getElementById(cellId(next))?.focus();
    if (open !== null) onOpen(next);
  };

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it only listens to the keys of its cells.
    <div className="min-h-0 flex-1 overflow-auto" onKeyDown={onKeyDown}>
      <Table
        role="grid"
        aria-label={`Board of ${run.title}`}
        aria-rowcount={probes.length + 1}
        className="[--edge:var(--stage-left)]"
        style={{ minWidth: HEAD_WIDTH + columns.length * COLUMN_WIDTH }}
      >
        <colgroup>
          <col className="w-70 min-[1700px]:w-96" />
          {columns.map((_, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a run's columns keep their places.
            <col key={index} />
          ))}
        </colgroup>
        <thead>
          <tr>
            <Th className="left-0 z-20 align-bottom">
              <span className="flex h-5 items-center">Kept</span>
              <span className="mt-1 flex h-5 items-center">
                {watched === null ? "Principles cited" : `${watched.number} (${watched.name}) cited`}
                <TextButton
                  className="ml-auto font-normal"
                  aria-expanded={hasFigures}
                  onClick={() => setHasFigures(!hasFigures)}
                >
                  {hasFigures ? "In short" : "All figures"}
                </TextButton>
              </span>
            </Th>
            {columns.map((column, index) => {
              const kept = statistics.kept[index];
              return kept === undefined ? null : (
                <BoardHead
                  // biome-ignore lint/suspicious/noArrayIndexKey: a run's columns keep their places.
                  key={index}
                  column={column}
                  kept={kept}
                  watched={watched}
                  index={index}
                  hasConstitutionName={columns.some(
                    (other) => other.constitutionName !== columns[0]?.constitutionName,
                  )}
                />
              );
            })}
          </tr>
        </thead>
        {hasFigures ? (
          <BoardFigures principles={statistics.principles} watched={watchedName} onWatch={watch} />
        ) : (
          <BoardSpectrum
            principles={statistics.principles}
            columnCount={columns.length}
            watched={watchedName}
            onWatch={watch}
          />
        )}
        <tbody>
          {probes.map(({ instruction, input }, probe) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a run's probes keep their places.
            <tr key={probe} aria-rowindex={probe + 2}>
              <th
                scope="row"
                title={input === "" ? instruction : `${instruction}\n\n${input}`}
                className="sticky left-0 z-10 h-8 truncate border-b border-line bg-bg pr-3 pl-(--edge) text-left font-normal"
              >
                <span className="mr-2 inline-block w-5 text-right text-12 text-ink-3">{probe + 1}</span>
                {instruction}
                {input === "" ? null : <span className="text-ink-3"> {input}</span>}
              </th>
              {columns.map((_, column) => (
                <BoardCell
                  // biome-ignore lint/suspicious/noArrayIndexKey: a run's columns keep their places.
                  key={column}
                  id={cellId({ probe, column })}
                  completions={cells.get(`${probe}.${column}`) ?? none}
                  base={column === 0 ? null : (cells.get(`${probe}.0`) ?? none)}
                  count={counts[column] ?? 0}
                  isWatching={watchedName !== null}
                  number={numbers[column] ?? null}
                  baseNumber={numbers[0] ?? null}
                  isCurrent={open?.probe === probe && open.column === column}
                  isTabStop={current.probe === probe && current.column === column}
                  label={`Request ${probe + 1}, column ${column + 1}`}
                  probe={probe}
                  column={column}
                  onOpen={openCell}
                />
              ))}
            </tr>
          ))}
        </tbody>
      </Table>
    </div>
  );
}
