"use client";

import clsx from "clsx";
import type { CSSProperties } from "react";
import { usePrincipleHue } from "@/components/marks/principle-hues";
import { PrincipleNumber } from "@/components/marks/principle-number";
import { formatCount } from "@/components/ui/number-text";
import type { StartedColumn } from "@/lib/api/preview";
import { rate } from "@/lib/previews/rate";
import type { SampleStatistics } from "@/lib/previews/sample-statistics";
import { numberInColumn } from "./board-cell-view";
import { RateBar } from "./rate-bar";
import { intervalText, shareText } from "./rate-text";

/** How often a column's samples cite each principle; a click shows the samples that do. */
export function SamplesCitations({
  principles,
  column,
  statistics,
  chosen,
  onChoose,
}: {
  /** Of all columns: one that this column does not show keeps its row. */
  principles: readonly { name: string; number: number }[];
  column: StartedColumn;
  statistics: SampleStatistics;
  /** The number that the samples are filtered by. */
  chosen: number | null;
  onChoose: (number: number) => void;
}) {
  const rates = new Map(statistics.principles.map((one) => [one.number, one.rate]));
  const hueOf = usePrincipleHue();
  return (
    <>
      <h3 className="mt-2 flex items-baseline text-11 font-medium text-ink-3">
        Principles cited <span className="ml-auto">samples, share, 95&#8201;%</span>
      </h3>
      <ol
        aria-label="Principles cited"
        className="mt-1 -ml-1.5 @min-[640px]:grid @min-[640px]:grid-flow-col @min-[640px]:auto-cols-fr @min-[640px]:gap-x-6 @min-[640px]:grid-rows-[repeat(var(--rows),auto)]"
        style={{ "--rows": Math.ceil(principles.length / 2) } as CSSProperties}
      >
        {principles.map(({ name, number: anyNumber }) => {
          const number = numberInColumn(column, name);
          if (number === null) {
            return (
              <li key={name} className="flex h-5.5 items-center gap-2 pl-1.5 text-12 text-ink-3">
                <span className="w-5 text-center text-11">{anyNumber}</span>
                <span className="truncate line-through">{name}</span>
                <span className="ml-auto">not shown</span>
              </li>
            );
          }
          const own = rates.get(number) ?? rate(0, statistics.completed);
          const isOn = chosen === number;
          return (
            <li key={name} data-p={hueOf(number)}>
              <button
                type="button"
                aria-pressed={isOn}
                title={`${number} (${name}): cited by ${own.count} of ${own.of}`}
                onClick={() => onChoose(number)}
                className={clsx(
                  "grid h-5.5 w-full grid-cols-[20px_minmax(0,1fr)_minmax(0,1fr)_24px_40px_44px] items-center gap-2 rounded-chip pl-1.5 text-12 hover:bg-hover",
                  isOn && "bg-p-wash shadow-[inset_2px_0_0_var(--p-mark)]",
                  own.count === 0 && "text-ink-3",
                )}
              >
                <PrincipleNumber number={number} className="h-4 leading-4" />
                <span className="truncate text-left">{name}</span>
                <RateBar rate={own} isPrinciple />
                <span className="text-right">{formatCount(own.count)}</span>
                <span className="text-right whitespace-nowrap">{shareText(own)}</span>
                <span className="text-right text-ink-3">{intervalText(own)}</span>
              </button>
            </li>
          );
        })}
      </ol>
    </>
  );
}
