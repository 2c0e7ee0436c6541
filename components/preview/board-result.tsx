"use client";

import clsx from "clsx";
import { createParser, useQueryState } from "nuqs";
import { type KeyboardEvent, useCallback } from "react";
import { PrincipleHues } from "@/components/marks/principle-hues";
import { useShortcuts } from "@/components/shell/use-shortcuts";
import type { PreviewRun } from "@/lib/api/preview-runs";
import { BoardMatrix } from "./board-matrix";
import { type CellPlace, formatPlace, parsePlace } from "./board-moves";
import { BoardPanel } from "./board-panel";

const parseAsPlace = createParser({
  parse: parsePlace,
  serialize: formatPlace,
  eq: (a, b) => a.probe === b.probe && a.column === b.column,
}).withOptions({ history: "replace" });

/** A board with the completion of its open cell beside it; which one that is stands in the address. */
export function BoardResult({
  run,
  isPair = false,
}: {
  run: PreviewRun;
  /** Its two columns are of two runs: their words are compared. */
  isPair?: boolean;
}) {
  const [place, setPlace] = useQueryState("cell", parseAsPlace);
  const open = useCallback((next: CellPlace | null) => void setPlace(next), [setPlace]);
  const shown =
    place !== null && place.probe < run.probes.length && place.column < run.columns.length ? place : null;
  useShortcuts("Board", [{ keys: "Escape", label: "close the cell", run: () => open(null) }]);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== "Escape" || shown === null || event.defaultPrevented) return;
    event.preventDefault();
    open(null);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it only listens to a key that its parts do not use.
    <div
      onKeyDown={onKeyDown}
      className={clsx(
        "grid min-h-0 flex-1 grid-rows-[minmax(0,1fr)]",
        shown === null
          ? "grid-cols-[minmax(0,1fr)]"
          : "grid-cols-[minmax(0,1fr)_400px] min-[1700px]:grid-cols-[minmax(0,1fr)_560px]",
      )}
    >
      <div className="flex min-h-0 min-w-0 flex-col">
        <PrincipleHues principles={run.columns[0]?.constitution.principles}>
          <BoardMatrix run={run} open={shown} onOpen={open} />
        </PrincipleHues>
      </div>
      {shown === null ? null : (
        <BoardPanel run={run} place={shown} isPair={isPair} onClose={() => open(null)} />
      )}
    </div>
  );
}
