"use client";
import clsx from "clsx";
import type { KeyboardEvent } from "react";
import { formatCount } from "@/components/ui/number-text";
import type { TopicList } from "@/lib/api/topics";

/** The question types with their counts; arrows walk them. */
export function TypeList({
  types,
  current,
  isFiltered,
  onChoose,
}: {
  types: TopicList["types"];
  current: string | null;
  /** Whether a search is on: then the topics that it finds are counted. */
  isFiltered: boolean;
  onChoose: (questionType: string) => void;
}) {
  const most = Math.max(1, ...types.map(({ kept }) => kept));
  const at = types.findIndex(({ questionType }) => questionType === current);
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const next = step === undefined ? undefined : types[at + step];
    if (next === undefined) return;
    event.preventDefault();
    onChoose(next.questionType);
    const list = event.currentTarget;
    requestAnimationFrame(() => list.querySelector<HTMLElement>('[aria-current="true"]')?.focus());
  };
  return (
    <nav
      aria-label="Question types"
      className="min-h-0 flex-1 overflow-auto border-r border-line bg-sunken py-2"
    >
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the buttons in it take the keys. */}
      <div onKeyDown={onKeyDown}>
        {types.map(({ questionType, kept, dropped, matching }) => (
          <button
            key={questionType}
            type="button"
            aria-current={questionType === current}
            tabIndex={
              questionType === current || (at === -1 && types[0]?.questionType === questionType) ? 0 : -1
            }
            title={questionType}
            onClick={() => onChoose(questionType)}
            className={clsx(
              "grid h-[30px] w-full grid-cols-[minmax(0,1fr)_auto] items-center gap-2 px-4 text-left text-12",
              "transition-colors duration-(--fast) hover:bg-hover",
              questionType === current ? "bg-accent-wash shadow-[inset_2px_0_0_var(--accent)]" : "",
            )}
          >
            <span className="min-w-0">
              <span className="block truncate">{shortType(questionType)}</span>
              <span aria-hidden className="block h-[2px] bg-cell">
                <span
                  className="block h-full bg-mark-mid transition-[width] duration-(--slow)"
                  style={{ width: `${(kept / most) * 100}%` }}
                />
              </span>
            </span>
            <span className="text-right tabular-nums">
              {isFiltered ? (
                <>
                  {formatCount(matching)}
                  <span className="text-ink-3"> found</span>
                </>
              ) : (
                <>
                  {formatCount(kept)}
                  <span className="sr-only"> kept, </span>
                  <span className="inline-block w-12 text-ink-3">
                    {dropped === 0 ? "" : `−${formatCount(dropped)}`}
                    <span className="sr-only"> dropped</span>
                  </span>
                </>
              )}
            </span>
          </button>
        ))}
      </div>
    </nav>
  );
}

/** A type without the words that all have in common. */
export function shortType(questionType: string): string {
  return questionType.replace(/^Questions (?:that require |about )?/i, "") || questionType;
}
