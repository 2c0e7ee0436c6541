import type { ReactNode } from "react";

/** One heading of a manifest with its rows. */
export function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="min-w-0">
      <h3 className="border-b border-line pb-1 font-semibold">{title}</h3>
      <dl>{children}</dl>
    </section>
  );
}

export function Row({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="flex min-h-6.5 items-baseline gap-3 border-b border-line py-1 last:border-0">
      <dt className="w-24 shrink-0 text-12 text-ink-3">{label}</dt>
      <dd className="min-w-0 flex-1 break-words">{children}</dd>
    </div>
  );
}
