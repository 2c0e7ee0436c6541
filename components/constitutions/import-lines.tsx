"use client";
import clsx from "clsx";
import { memo, useEffect, useMemo, useRef } from "react";
import { FailureMark } from "@/components/ui/signal";
import { scrollToShare } from "./scroll-within";

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
  const isWrong = wrong !== null;
  const shown = wrong?.line ?? lit?.firstLine ?? null;
  useEffect(() => {
    const line = shown === null ? null : box.current?.querySelector(`[data-line="${shown}"]`);
    if (box.current && line) scrollToShare(box.current, line, isWrong ? 0.4 : 0.08);
  }, [shown, isWrong]);
  return (
    // A mouse may point at a line to find its part; by the keyboard the parts lead to their lines.
    // biome-ignore lint/a11y/useKeyWithClickEvents: as said above.
    <section
      ref={box}
      aria-label="Text of the file"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by the keyboard.
      tabIndex={0}
      onClick={({ target }) => {
        const line = target instanceof Element ? target.closest<HTMLElement>("[data-line]") : null;
        if (line !== null) onSelect?.(Number(line.dataset.line));
      }}
      className="min-h-0 overflow-auto rounded-field bg-sunken py-2 font-mono text-12 leading-5 focus-visible:rounded-field"
    >
      {lines.map((text, index) => (
        <Line
          // biome-ignore lint/suspicious/noArrayIndexKey: a line has no name besides its number.
          key={index}
          number={index + 1}
          text={text}
          isLit={lit !== undefined && lit.firstLine <= index + 1 && index < lit.lastLine}
          problem={wrong?.line === index + 1 ? wrong.message : null}
        />
      ))}
    </section>
  );
}

// A file may have thousands of lines, and choosing another part changes a few of them.
const Line = memo(function Line({
  number,
  text,
  isLit,
  problem,
}: {
  number: number;
  text: string;
  isLit: boolean;
  problem: string | null;
}) {
  return (
    <div
      data-line={number}
      data-lit={isLit || undefined}
      className={clsx(
        "grid grid-cols-[3.25rem_minmax(0,1fr)] border-l-2 pr-3",
        problem !== null
          ? "border-bad bg-bad-wash"
          : isLit
            ? "border-accent bg-accent-wash"
            : "border-transparent",
      )}
    >
      <span className="pr-3 text-right text-ink-3 select-none">{number}</span>
      <span className="wrap-anywhere whitespace-pre-wrap text-ink-2">{text}</span>
      {problem === null ? null : (
        <p className="col-start-2 flex items-baseline gap-2 pb-0.5 font-sans text-12 font-medium text-bad">
          <FailureMark />
          <span className="wrap-anywhere">{problem}</span>
        </p>
      )}
    </div>
  );
});
