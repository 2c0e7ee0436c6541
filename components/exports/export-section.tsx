import type { ReactNode } from "react";

/** One choice of an export: what it is about at the left, the fields at the right. */
export function ExportSection({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section aria-label={title} className="border-b border-line py-4 first:pt-0 last:border-0">
      <h2 className="mb-2 text-12 font-medium text-ink-2">{title}</h2>
      <div className="flex flex-col gap-3">{children}</div>
    </section>
  );
}
