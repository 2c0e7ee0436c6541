"use client";

import clsx from "clsx";
import { useEffect, useRef } from "react";
import type { Span } from "@/lib/filters/filter";
import { cutAtSpans } from "./cut-at-spans";

/** Raw text with stretches of it underlined, and one of them lit; that one is scrolled to within the box. */
export function MarkedText({
  text,
  label,
  spans,
  lit,
  className,
}: {
  text: string;
  label: string;
  spans: readonly Span[];
  lit: Span | null;
  className?: string;
}) {
  const box = useRef<HTMLElement>(null);
  useEffect(() => {
    const mark = lit === null ? null : box.current?.querySelector<HTMLElement>("[data-lit]");
    if (!box.current || !mark) return;
    // Only within: the page around it stays where it is.
    const place = mark.offsetTop - box.current.offsetTop;
    box.current.scrollTop = place - box.current.clientHeight / 3;
  }, [lit]);
  return (
    <section
      ref={box}
      aria-label={label}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard.
      tabIndex={0}
      className={clsx(
        "overflow-auto rounded-field bg-sunken px-3 py-2.5 focus-visible:rounded-field",
        className,
      )}
    >
      <pre className="font-mono text-[12px] leading-[18px] break-words whitespace-pre-wrap text-ink-2">
        {cutAtSpans(text, spans, lit).map(({ text: piece, start, isMarked, isLit }) =>
          isMarked ? (
            <mark
              key={start}
              data-lit={isLit || undefined}
              className={clsx(
                "box-decoration-clone text-ink",
                isLit
                  ? "bg-warn-wash shadow-[0_0_0_1px_var(--warn-line)]"
                  : "bg-transparent underline decoration-mark-low decoration-[1.5px] underline-offset-3",
              )}
            >
              {piece}
            </mark>
          ) : (
            <span key={start}>{piece}</span>
          ),
        )}
      </pre>
    </section>
  );
}
