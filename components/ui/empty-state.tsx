import clsx from "clsx";
import type { ReactNode } from "react";

/** One sentence of what belongs here, and one act. */
export function EmptyState({
  children,
  action,
  className,
}: {
  children: ReactNode;
  action?: ReactNode;
  className?: string;
}) {
  return (
    <div className={clsx("flex flex-col items-start gap-3 py-8 text-ink-2", className)}>
      <p className="max-w-[60ch]">{children}</p>
      {action}
    </div>
  );
}
