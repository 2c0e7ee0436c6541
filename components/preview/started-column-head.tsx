import type { ReactNode } from "react";
import type { StartedColumn } from "@/lib/api/preview";

/** A column as its run froze it: what it is after, of whom it asked, how it sampled. */
export function StartedColumnHead({
  column,
  seedNote,
  hasConstitutionName = true,
  aside,
}: {
  column: StartedColumn;
  hasConstitutionName?: boolean;
  /** In the place of its seed, where each completion has its own. */
  seedNote?: string;
  aside?: ReactNode;
}) {
  const { sampling, seed } = column.column;
  const settings = [
    column.server,
    ...(column.model === "" ? [] : [column.model]),
    `temperature ${sampling.temperature}`,
    `top-p ${sampling.topP}`,
    seedNote ?? `seed ${seed}`,
  ].join(" · ");
  return (
    <header className="min-w-0">
      <div className="flex h-5.5 items-center gap-2">
        <h3
          className="min-w-0 truncate font-semibold text-ink"
          title={`${column.constitutionName}, ${column.label}`}
        >
          {column.label}
        </h3>
        {hasConstitutionName ? (
          <span className="min-w-0 truncate text-12 font-normal text-ink-3">{column.constitutionName}</span>
        ) : null}
        {aside === undefined ? null : <span className="ml-auto shrink-0">{aside}</span>}
      </div>
      <p className="truncate text-12 font-normal text-ink-3" title={settings}>
        {settings}
      </p>
    </header>
  );
}
