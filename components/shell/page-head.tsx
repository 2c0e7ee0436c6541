import clsx from "clsx";
import type { ReactNode } from "react";

/** A page's name, a sentence about it, and its acts at the right; one of them may be primary. */
export function PageHead({
  title,
  sub,
  actions,
  hasLine = true,
}: {
  title: ReactNode;
  sub?: ReactNode;
  actions?: ReactNode;
  hasLine?: boolean;
}) {
  return (
    <div
      className={clsx("flex min-h-14 items-center gap-3 px-(--gutter)", hasLine && "border-b border-line")}
    >
      <h1 className="shrink-0 text-20 font-semibold tracking-[-0.012em]">{title}</h1>
      {sub ? <div className="flex min-w-0 items-center gap-3 text-ink-2">{sub}</div> : null}
      {actions ? <div className="ml-auto flex shrink-0 items-center gap-2 pl-4">{actions}</div> : null}
    </div>
  );
}

/** The name of a part of a page, with a count and what stands at its right. */
export function SectionHead({
  title,
  count,
  note,
  aside,
  className,
}: {
  title: string;
  count?: ReactNode;
  note?: ReactNode;
  aside?: ReactNode;
  className?: string;
}) {
  return (
    <div className={clsx("flex items-baseline gap-2 border-b border-line pb-2", className)}>
      <h2 className="font-semibold tracking-[-0.003em]">{title}</h2>
      {count === undefined ? null : <span className="text-ink-3">{count}</span>}
      {note ? <span className="truncate text-12 text-ink-3">{note}</span> : null}
      {aside ? <span className="ml-auto text-12 text-ink-3">{aside}</span> : null}
    </div>
  );
}
