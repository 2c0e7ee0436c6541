"use client";
import clsx from "clsx";
import { useEffect, useMemo, useRef } from "react";
import { FailureMark } from "@/components/ui/signal";

/** The text of a file with its line numbers; a few lines may be lit, one may be wrong. */
export function ImportLines({
  text,
  lit,
  wrong,
  onSelect,
}: {
  text: string;
  lit: { firstLine: number; lastLine: number } | undefined;
  wrong: { line: number; message: string } | null;
  /** Told the line that is clicked, counted from 1. */
  onSelect: ((line: number) => void) | null;
}) {
  const lines = useMemo(() => text.split("\n"), [text]);
  const box = useRef<HTMLElement>(null);
  const shown = wrong?.line ?? lit?.firstLine ?? null;
  useEffect(() => {
    const line = shown === null ? null : box.current?.querySelector(`[data-line="${shown}"]`);
    line?.scrollIntoView({ block: wrong === null ? "start" : "center" });
  }, [shown, wrong]);
  return (
    <section
      ref={box}
      aria-label="Text of the file"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by the keyboard.
      tabIndex={0}
      className="min-h-0 overflow-auto rounded-field bg-sunken py-2 font-mono text-12 leading-5 focus-visible:rounded-field"
    >
      {lines.map((line, index) => {
        const number = index + 1;
        const isLit = lit !== undefined && lit.firstLine <= number && number <= lit.lastLine;
        const isWrong = wrong?.line === number;
        return (
          // What is out of sight is not laid out: a file may have thousands of lines. A mouse may point at a line
          // to find its part; by the keyboard the parts lead to their lines.
          // biome-ignore lint/a11y: as said above.
          <div
            key={number}
            data-line={number}
            data-lit={isLit || undefined}
            onClick={onSelect === null ? undefined : () => onSelect(number)}
            className={clsx(
              "grid grid-cols-[3.25rem_minmax(0,1fr)] border-l-2 pr-3 [contain-intrinsic-size:auto_20px] [content-visibility:auto]",
              isWrong
                ? "border-bad bg-bad-wash"
                : isLit
                  ? "border-accent bg-accent-wash"
                  : "border-transparent",
            )}
          >
            <span className="pr-3 text-right text-ink-3 select-none">{number}</span>
            <span className="wrap-anywhere whitespace-pre-wrap text-ink-2">{line}</span>
            {isWrong ? (
              <p className="col-start-2 flex items-baseline gap-2 pb-0.5 font-sans text-12 font-medium text-bad">
                <FailureMark />
                <span className="wrap-anywhere">{wrong?.message}</span>
              </p>
            ) : null}
          </div>
        );
      })}
    </section>
  );
}
