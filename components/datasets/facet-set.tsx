"use client";

import { useState } from "react";
import { valueWords } from "@/components/marks/filter-words";
import { plural } from "@/components/ui/number-text";
import { TextButton } from "@/components/ui/text-link";
import type { DatasetFacets } from "@/lib/api/datasets";
import { filterTitles } from "@/lib/datasets/describe-filter";
import type { RecordFilter, SetKind } from "@/lib/datasets/record-filter";
import { type BarState, Facet, FacetBar, FacetBars } from "./facet";
import { findFilter, toggleValue, withSetMode } from "./filter-moves";

/** Bars shown before the rest is asked for. */
const BARS = 8;

export type FacetCounts = NonNullable<DatasetFacets["facets"]["topic"]>;

type Filtering = {
  filters: readonly RecordFilter[];
  onFilters: (filters: RecordFilter[]) => void;
};

/** The values of one kind as bars, most first. What the filter names stands there also where nothing has it. */
export function SetFacet({
  kind,
  counts,
  filters,
  onFilters,
  onOther,
}: Filtering & {
  kind: SetKind;
  counts: FacetCounts;
  /** Looks for a value that is not listed. */
  onOther: () => void;
}) {
  const [isWhole, setIsWhole] = useState(false);
  const filter = findFilter(filters, kind);
  const values = withChosen(counts.values, filter?.anyOf ?? []);
  const shown = isWhole ? values : values.slice(0, Math.max(BARS, filter?.anyOf.length ?? 0));
  const most = Math.max(1, ...values.map(({ count }) => count));
  const hidden = values.length - shown.length;
  return (
    <Facet
      title={filterTitles[kind]}
      aside={
        filter === null ? (
          values.length > BARS || counts.otherValues > 0 ? (
            values.length + counts.otherValues
          ) : undefined
        ) : (
          <NotToggle
            isOut={filter.isExcluding ?? false}
            onChange={(isOut) => onFilters(withSetMode(filters, kind, isOut))}
          />
        )
      }
    >
      {values.length === 0 ? (
        <p className="text-12 text-ink-3">
          {kind === "reason" ? "Nothing is dropped here." : "No record here has one."}
        </p>
      ) : null}
      <FacetBars>
        {shown.map(({ value, count }) => (
          <FacetBar
            key={value}
            label={valueWords(kind, value)}
            count={count}
            isEstimate={counts.isEstimate}
            share={count / most}
            state={stateOf(value, filter)}
            onToggle={(isFlipped) => onFilters(toggleValue(filters, kind, value, isFlipped))}
          />
        ))}
      </FacetBars>
      {hidden > 0 ? (
        <TextButton className="mt-1 text-12 text-ink-3" onClick={() => setIsWhole(true)}>
          {plural(hidden, "more", "more")}
        </TextButton>
      ) : counts.otherValues > 0 ? (
        <TextButton className="mt-1 text-12 text-ink-3" onClick={onOther}>
          {plural(counts.otherValues, "more value")}…
        </TextButton>
      ) : null}
    </Facet>
  );
}

function NotToggle({ isOut, onChange }: { isOut: boolean; onChange: (isOut: boolean) => void }) {
  return (
    <button
      type="button"
      aria-pressed={isOut}
      onClick={() => onChange(!isOut)}
      title="Leave these out instead (Alt or Shift and a click)"
      className={`rounded-chip px-1 ${isOut ? "bg-accent-wash font-medium text-accent" : "hover:bg-hover hover:text-ink"}`}
    >
      not
    </button>
  );
}

function withChosen(values: FacetCounts["values"], chosen: readonly string[]): FacetCounts["values"] {
  const missing = chosen.filter((value) => !values.some((one) => one.value === value));
  return [...values, ...missing.map((value) => ({ value, count: 0 }))];
}

function stateOf(value: string, filter: { anyOf: readonly string[]; isExcluding?: true } | null): BarState {
  if (filter === null || !filter.anyOf.includes(value)) return "off";
  return filter.isExcluding ? "out" : "on";
}
