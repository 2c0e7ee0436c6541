"use client";

import clsx from "clsx";
import { usePrincipleHue } from "@/components/marks/principle-hues";
import { aboutCount } from "./count-text";

const HEIGHT = 46;

/** How often each principle is cited; each bar filters. Bars are told apart by their numbers, hue only helps. */
export function Spectrum({
  counts,
  isEstimate,
  nameOf,
  count,
  chosen,
  onToggle,
}: {
  counts: ReadonlyMap<number, number>;
  isEstimate: boolean;
  nameOf: (number: number) => string | undefined;
  count: number;
  chosen: readonly number[];
  onToggle: (number: number) => void;
}) {
  const hueOf = usePrincipleHue();
  const most = Math.max(1, ...counts.values());
  const isAnyChosen = chosen.length > 0;
  return (
    <ul
      className="-mx-0.5 grid items-end gap-px"
      style={{ gridTemplateColumns: `repeat(${Math.min(Math.max(count, 1), 20)}, minmax(0, 1fr))` }}
    >
      {Array.from({ length: count }, (_, i) => i + 1).map((number) => {
        const cited = counts.get(number) ?? 0;
        const isOn = chosen.includes(number);
        const name = nameOf(number);
        const words = `${number}${name === undefined ? "" : ` (${name})`}: ${aboutCount(cited, isEstimate)}`;
        return (
          <li key={number} data-p={hueOf(number)}>
            <button
              type="button"
              aria-pressed={isOn}
              aria-label={words}
              title={words}
              onClick={() => onToggle(number)}
              className="group grid w-full justify-items-center gap-[3px] rounded-[2px]"
            >
              <span aria-hidden className="flex items-end" style={{ height: HEIGHT }}>
                <i
                  className={clsx(
                    "w-2 rounded-t-[1px] transition-[height] duration-(--slow) ease-quiet",
                    isAnyChosen && !isOn ? "bg-p-line group-hover:bg-p-mark" : "bg-p-mark",
                  )}
                  style={{ height: cited === 0 ? 0 : Math.max(1, (cited / most) * HEIGHT) }}
                />
              </span>
              <b
                aria-hidden
                className={clsx(
                  "w-full rounded-[2px] text-center [font-feature-settings:'pnum'] text-[8.5px] leading-[13px] tracking-[-0.05em]",
                  isOn ? "bg-p-wash font-bold text-p-ink" : "font-medium text-ink-3 group-hover:bg-hover",
                )}
              >
                {number}
              </b>
            </button>
          </li>
        );
      })}
    </ul>
  );
}
