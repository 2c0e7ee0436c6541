import clsx from "clsx";
import type { ReactNode } from "react";
import { formatCount } from "@/components/ui/number-text";

export function Facet({ title, aside, children }: { title: string; aside?: ReactNode; children: ReactNode }) {
  return (
    <section className="border-b border-line py-3 last:border-0">
      <header className="mb-1.5 flex min-h-5 items-center">
        <h2 className="text-12 font-[550]">{title}</h2>
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

export function FacetBar({
  label,
  count,
  share,
  isOn,
  onToggle,
}: {
  label: ReactNode;
  count: number;
  /** Width of the bar, 0–1. */
  share: number;
  isOn: boolean;
  onToggle: () => void;
}) {
  return (
    <li>
      <button
        type="button"
        aria-pressed={isOn}
        onClick={onToggle}
        className={clsx(
          "relative flex h-[22px] w-full items-center rounded-chip px-1.5 text-12 hover:bg-hover",
          isOn
            ? "rounded-l-none bg-accent-wash font-medium text-ink shadow-[inset_2px_0_0_var(--accent)]"
            : "text-ink-2",
        )}
      >
        <i
          aria-hidden
          className={clsx(
            "absolute inset-y-0.5 left-0 rounded-[3px] transition-[width] duration-(--slow) ease-quiet",
            isOn ? "bg-accent-line/40" : "bg-cell",
          )}
          style={{ width: `calc((100% - 48px) * ${share})` }}
        />
        <span className="relative min-w-0 truncate">{label}</span>
        <span className="relative ml-auto font-normal text-ink-3">{formatCount(count)}</span>
      </button>
    </li>
  );
}
