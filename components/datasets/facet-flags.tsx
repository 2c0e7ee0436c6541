"use client";

import type { RecordFilter } from "@/lib/datasets/record-filter";
import { Facet, FacetBar, FacetBars } from "./facet";
import type { FacetCounts } from "./facet-set";
import { findFilter, toggleFilter } from "./filter-moves";

const flags = [
  { value: "truncated", title: "cut off" },
  { value: "refusal", title: "refusal" },
  { value: "edited", title: "edited" },
  { value: "duplicate", title: "near-duplicate" },
] as const;
type Flag = (typeof flags)[number]["value"];

/** What is true of some records; Alt or Shift and a click looks for those of which it is not. */
export function FlagsFacet({
  counts,
  filters,
  onFilters,
}: {
  counts: FacetCounts;
  filters: readonly RecordFilter[];
  onFilters: (filters: RecordFilter[]) => void;
}) {
  const countOf = new Map(counts.values.map(({ value, count }) => [value, count]));
  const shown = flags.filter(({ value }) => countOf.has(value) || findFilter(filters, value) !== null);
  const most = Math.max(1, ...counts.values.map(({ count }) => count));
  if (shown.length === 0) return null;
  return (
    <Facet title="marks">
      <FacetBars>
        {shown.map(({ value, title }) => {
          const filter = findFilter(filters, value);
          const isOut = filter !== null && ("is" in filter ? !filter.is : filter.of === "none");
          const count = countOf.get(value) ?? 0;
          return (
            <FacetBar
              key={value}
              label={title}
              count={count}
              isEstimate={counts.isEstimate}
              share={count / most}
              state={filter === null ? "off" : isOut ? "out" : "on"}
              onToggle={(isFlipped) =>
                onFilters(
                  toggleFilter(filters, flagFilter(value, isFlipped ? isOut : filter === null || !isOut)),
                )
              }
            />
          );
        })}
      </FacetBars>
    </Facet>
  );
}

function flagFilter(flag: Flag, is: boolean): RecordFilter {
  return flag === "duplicate" ? { kind: flag, of: is ? "any" : "none" } : { kind: flag, is };
}
