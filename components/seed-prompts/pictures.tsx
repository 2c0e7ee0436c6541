"use client";
import clsx from "clsx";
import { useMemo } from "react";
import { formatCount } from "@/components/ui/number-text";
import { Segmented } from "@/components/ui/segmented";
import { TextButton } from "@/components/ui/text-link";
import type { StoredSeedPrompt } from "@/lib/api/seed-prompts";
import type { SeedPromptFilter } from "./seed-prompt-filter";
import { type Bar, lengthBars, lengthFigures, objectBars, openingBars } from "./set-pictures";

/** Bars of words and of what they act on that are drawn. */
const OPENINGS = 12;
const OBJECTS = 6;
const HEIGHT_PX = 64;

/** What a set looks like as a whole: how long its seed prompts are and how they begin. Every bar filters the table. */
export function Pictures({
  seeds,
  filter,
  onChange,
}: {
  seeds: readonly StoredSeedPrompt[];
  filter: SeedPromptFilter;
  onChange: (change: Partial<SeedPromptFilter>) => void;
}) {
  return (
    <div className="grid grid-cols-[minmax(300px,5fr)_minmax(0,8fr)] gap-x-8 border-b border-line px-(--gutter) pt-3 pb-2">
      <LengthPicture seeds={seeds} filter={filter} onChange={onChange} />
      <OpeningPicture seeds={seeds} filter={filter} onChange={onChange} />
    </div>
  );
}

type PictureProps = Parameters<typeof Pictures>[0];

function LengthPicture({ seeds, filter, onChange }: PictureProps) {
  const { isWithInput, words } = filter;
  const bars = useMemo(() => lengthBars(seeds, isWithInput), [seeds, isWithInput]);
  const figures = useMemo(() => lengthFigures(seeds, isWithInput), [seeds, isWithInput]);
  const most = Math.max(1, ...bars.map(({ count }) => count));
  return (
    <section aria-labelledby="length-picture" className="min-w-0">
      <header className="mb-2 flex h-6 items-center gap-2">
        <h2 id="length-picture" className="text-12 font-[550]">
          Words
        </h2>
        <span className="min-w-0 truncate text-12 text-ink-3">
          {figures === null ? "" : `median ${formatCount(figures.median)}, most ${formatCount(figures.most)}`}
        </span>
        <span className="ml-auto">
          <Segmented
            label="Count the words of"
            size="sm"
            value={isWithInput ? "request" : "instruction"}
            onChange={(of) => onChange({ isWithInput: of === "request", words: null })}
            options={[
              { value: "instruction", label: "Instruction" },
              { value: "request", label: "With input" },
            ]}
          />
        </span>
      </header>
      <ul
        className="grid items-end gap-px"
        style={{ gridTemplateColumns: `repeat(${bars.length}, minmax(0, 1fr))` }}
      >
        {bars.map((bar) => {
          const isOn = words === bar.id;
          const label = `${bar.label} words: ${formatCount(bar.count)}`;
          return (
            <li key={bar.id}>
              <button
                type="button"
                aria-pressed={isOn}
                aria-label={label}
                title={label}
                onClick={() => onChange({ words: isOn ? null : bar.id })}
                className="group grid w-full justify-items-stretch gap-1 rounded-[2px] hover:bg-hover"
              >
                <span aria-hidden className="flex items-end px-px" style={{ height: HEIGHT_PX }}>
                  <i
                    className={clsx(
                      "w-full rounded-t-[1px] transition-[height] duration-(--slow) ease-quiet",
                      isOn ? "bg-accent" : words === null ? "bg-mark-mid" : "bg-mark-low",
                    )}
                    style={{ height: bar.count === 0 ? 0 : Math.max(1.5, (bar.count / most) * HEIGHT_PX) }}
                  />
                </span>
                <span
                  aria-hidden
                  className={clsx(
                    "border-t border-line pt-0.5 text-left text-[9.5px] leading-3 tracking-[-0.02em]",
                    isOn ? "font-medium text-ink" : "text-ink-3",
                  )}
                >
                  {bar.from}
                </span>
              </button>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

function OpeningPicture({ seeds, filter, onChange }: PictureProps) {
  const { opening, object } = filter;
  const words = useMemo(() => openingBars(seeds, OPENINGS), [seeds]);
  const objects = useMemo(
    () => (opening === null ? null : objectBars(seeds, opening, OBJECTS)),
    [seeds, opening],
  );
  return (
    <section aria-labelledby="opening-picture" className="min-w-0">
      <header className="mb-1 flex h-6 items-center gap-2">
        <h2 id="opening-picture" className="text-12 font-[550]">
          First words
        </h2>
        <span className="min-w-0 truncate text-12 text-ink-3">
          {opening === null
            ? `approximate; ${formatCount(words.others)} begin with others`
            : `“${opening}” and what follows it, approximate`}
        </span>
        {opening === null ? null : (
          <TextButton
            className="ml-auto shrink-0 text-12 text-ink-2"
            onClick={() => onChange({ opening: null, object: null })}
          >
            All first words
          </TextButton>
        )}
      </header>
      {objects === null ? (
        <Columns
          bars={words.bars}
          chosen={null}
          nameOf={(bar) => (bar.id === "" ? "no word" : bar.label)}
          onToggle={(bar) => onChange({ opening: bar.id, object: null })}
        />
      ) : (
        <Columns
          bars={objects.bars}
          chosen={object}
          nameOf={(bar) => (bar.id === "" ? `${opening} …` : `${opening} … ${bar.label}`)}
          onToggle={(bar) => onChange({ object: object === bar.id ? null : bar.id })}
        />
      )}
    </section>
  );
}

/** Lying bars in three columns, each with its count. */
function Columns({
  bars,
  chosen,
  nameOf,
  onToggle,
}: {
  bars: readonly Bar[];
  chosen: string | null;
  nameOf: (bar: Bar) => string;
  onToggle: (bar: Bar) => void;
}) {
  const most = Math.max(1, ...bars.map(({ count }) => count));
  return (
    <ul className="grid grid-flow-col grid-cols-3 grid-rows-4 gap-x-4">
      {bars.map((bar) => {
        const isOn = chosen === bar.id;
        return (
          <li key={bar.id} className="min-w-0">
            <button
              type="button"
              aria-pressed={isOn}
              aria-label={`${nameOf(bar)}: ${formatCount(bar.count)}`}
              onClick={() => onToggle(bar)}
              className={clsx(
                "relative flex h-[21px] w-full items-center rounded-chip px-1.5 text-12 hover:bg-hover",
                isOn ? "font-medium text-ink" : "text-ink-2",
              )}
            >
              <i
                aria-hidden
                className={clsx(
                  "absolute inset-y-0.5 left-0 rounded-[3px] transition-[width] duration-(--slow) ease-quiet",
                  isOn ? "bg-accent-line/40" : "bg-cell",
                )}
                style={{ width: `calc((100% - 40px) * ${bar.count / most})` }}
              />
              <span className="relative min-w-0 truncate">{nameOf(bar)}</span>
              <span className="relative ml-auto pl-2 font-normal text-ink-3">{formatCount(bar.count)}</span>
            </button>
          </li>
        );
      })}
    </ul>
  );
}
