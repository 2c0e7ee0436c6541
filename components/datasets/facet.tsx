import clsx from "clsx";
import type { MouseEvent, ReactNode } from "react";
import { aboutCount } from "./count-text";

export function Facet({ title, aside, children }: { title: string; aside?: ReactNode; children: ReactNode }) {
  return (
    <section className="border-b border-line py-3 last:border-0">
      <header className="mb-1.5 flex min-h-5 items-center">
        <h2 className="text-12 font-[550] first-letter:uppercase">{title}</h2>
        {aside === undefined ? null : <span className="ml-auto text-12 text-ink-3">{aside}</span>}
      </header>
      {children}
    </section>
  );
}

/** The values of a facet as bars; a click looks for that value, or no longer. */
export function FacetBars({ children }: { children: ReactNode }) {
  return <ul className="-mx-1.5">{children}</ul>;
}

export type BarState = "on" | "out" | "off";

export function FacetBar({
  label,
  count,
  isEstimate = false,
  share,
  state,
  onToggle,
}: {
  label: ReactNode;
  /** null: it is not known. */
  count: number | null;
  isEstimate?: boolean;
  /** Width of the bar, 0–1. */
  share: number;
  /** Looked for, left out, or neither. */
  state: BarState;
  /** `isFlipped`: with Alt or Shift held, to leave out what a click would look for. */
  onToggle: (isFlipped: boolean) => void;
}) {
  return (
    <li>
      <button
        type="button"
        aria-pressed={state !== "off"}
        onClick={(event: MouseEvent) => onToggle(event.altKey || event.shiftKey)}
        className={clsx(
          "relative flex h-[22px] w-full items-center rounded-chip px-1.5 text-12 select-none hover:bg-hover",
          state === "off"
            ? "text-ink-2"
            : "rounded-l-none bg-accent-wash font-medium text-ink shadow-[inset_2px_0_0_var(--accent)]",
        )}
      >
        <i
          aria-hidden
          className={clsx(
            "absolute inset-y-0.5 left-0 rounded-[3px] transition-[width] duration-(--slow) ease-quiet",
            state === "off" ? "bg-cell" : "bg-accent-line/40",
          )}
          style={{ width: `calc((100% - 48px) * ${share})` }}
        />
        <span className={clsx("relative min-w-0 truncate", state === "out" && "line-through decoration-1")}>
          {state === "out" ? <span className="sr-only">not </span> : null}
          {label}
        </span>
        <span className="relative ml-auto pl-2 font-normal text-ink-3">{aboutCount(count, isEstimate)}</span>
      </button>
    </li>
  );
}
