"use client";

import clsx from "clsx";
import { usePrincipleHue } from "@/components/marks/principle-hues";
import { PrincipleNumber } from "@/components/marks/principle-number";
import type { BoardStatistics } from "@/lib/previews/board-statistics";
import { deltaIntervalText, deltaText, isClear, shareText } from "./rate-text";

const HEIGHT = 28;

/** The figures in short: a bar a principle, the first column's share as a tick, and the differences that are clear. */
export function BoardSpectrum({
  principles,
  columnCount,
  watched,
  onWatch,
}: {
  principles: BoardStatistics["principles"];
  columnCount: number;
  /** The name of the principle that is looked at. */
  watched: string | null;
  onWatch: (name: string | null) => void;
}) {
  return (
    <tbody>
      <tr>
        <th
          scope="row"
          className="sticky left-0 z-10 border-b border-line bg-bg py-2 pr-3 pl-(--edge) text-left align-top text-11 font-normal text-ink-3"
        >
          bars: share of completions; tick: the first column’s
        </th>
        {Array.from({ length: columnCount }, (_, column) => (
          <td
            // biome-ignore lint/suspicious/noArrayIndexKey: a run's columns keep their places.
            key={column}
            className="border-b border-l border-line px-3 py-2 align-top last:pr-(--edge)"
          >
            <Bars {...{ principles, column, watched, onWatch }} />
            {column === 0 ? null : <ClearChanges principles={principles} column={column} />}
          </td>
        ))}
      </tr>
    </tbody>
  );
}

function Bars({
  principles,
  column,
  watched,
  onWatch,
}: {
  principles: BoardStatistics["principles"];
  column: number;
  watched: string | null;
  onWatch: (name: string | null) => void;
}) {
  const hueOf = usePrincipleHue();
  return (
    <ul className="flex items-end gap-px">
      {principles.map(({ name, number, columns }) => {
        const own = columns[column] ?? null;
        const base = columns[0]?.rate.share ?? null;
        const words = `${number} (${name}): ${own === null ? "not shown" : shareText(own.rate)}`;
        return (
          <li key={name} data-p={hueOf(number)} className="max-w-5 min-w-0 flex-1">
            <button
              type="button"
              aria-pressed={name === watched}
              aria-label={words}
              title={own?.delta == null ? words : `${words}, ${deltaText(own.delta)}`}
              onClick={() => onWatch(name === watched ? null : name)}
              className={clsx(
                "relative block w-full rounded-[1px] bg-cell",
                name === watched && "shadow-[0_2px_0_var(--p-mark)]",
              )}
              style={{ height: HEIGHT }}
            >
              {own === null ? (
                <i aria-hidden className="absolute inset-x-0 top-1/2 h-px bg-ink-3" />
              ) : (
                <i
                  aria-hidden
                  className="absolute inset-x-0 bottom-0 bg-p-mark transition-[height] duration-(--slow) ease-quiet"
                  style={{ height: (own.rate.share ?? 0) * HEIGHT }}
                />
              )}
              {column === 0 || base === null ? null : (
                <u
                  aria-hidden
                  className="absolute inset-x-0 h-px bg-ink"
                  style={{ bottom: Math.min(HEIGHT - 1, base * HEIGHT) }}
                />
              )}
            </button>
          </li>
        );
      })}
    </ul>
  );
}

/** The principles that a column surely cites more or less often than the first. */
function ClearChanges({ principles, column }: { principles: BoardStatistics["principles"]; column: number }) {
  const clear = principles.flatMap(({ name, number, columns }) => {
    const delta = columns[column]?.delta ?? null;
    return delta !== null && isClear(delta) ? [{ name, number, delta }] : [];
  });
  if (clear.length === 0) {
    return <p className="mt-1.5 truncate text-12 text-ink-3">no principle differs beyond chance</p>;
  }
  return (
    <ul className="mt-1.5 flex flex-wrap gap-x-3 gap-y-1 text-12">
      {clear.map(({ name, number, delta }) => (
        <li key={name} className="flex items-center gap-1.5" title={`${deltaIntervalText(delta)} pp`}>
          <PrincipleNumber number={number} name={name} className="h-4 leading-4" />
          <b className="font-semibold">{deltaText(delta)}</b>
        </li>
      ))}
    </ul>
  );
}
