import type { ReactNode } from "react";

/** One figure of a plan: its name, a word about it, the figure. */
export function FigureLine({
  label,
  note,
  children,
}: {
  label: string;
  note?: ReactNode;
  children: ReactNode;
}) {
  return (
    <div className="flex min-h-6.5 items-baseline gap-2 border-b border-line py-1 last:border-0">
      <dt className="shrink-0">{label}</dt>
      <dd className="flex min-w-0 flex-1 items-baseline justify-end gap-2">
        {note ? <span className="min-w-0 truncate text-right text-12 text-ink-3">{note}</span> : null}
        <span className="shrink-0 font-medium whitespace-nowrap">{children}</span>
      </dd>
    </div>
  );
}
