import type { ReactNode } from "react";

/** One heading of the settings of a generation, with its fields. */
export function SettingsGroup({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="border-b border-line py-4 last:border-0">
      <h2 className="mb-2 font-semibold">{title}</h2>
      {children}
    </section>
  );
}
