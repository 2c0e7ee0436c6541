"use client";

import { reasonTitle } from "@/components/marks/reason-title";
import { VerdictMark } from "@/components/marks/verdict-mark";
import { SelectField } from "@/components/ui/field";
import { ProgressBar } from "@/components/ui/progress-bar";
import { Skeleton, useIsLate } from "@/components/ui/skeleton";
import type { DatasetFacets, DatasetSummary } from "@/lib/api/datasets";
import type { Principle } from "@/lib/constitutions/constitution";
import type { RecordFilter } from "@/lib/datasets/record-filter";
import { Facet, FacetBar, FacetBars } from "./facet";
import {
  type CitesMode,
  findFilter,
  toggleBuild,
  toggleCited,
  toggleReason,
  toggleVerdict,
  withCitesMode,
} from "./filter-moves";
import { Spectrum } from "./spectrum";

/** What the records are, counted; every count filters on click. */
export function FacetsRail({
  facets,
  builds,
  principles,
  principleCount,
  filters,
  onFilters,
}: {
  facets: DatasetFacets | undefined;
  builds: DatasetSummary["builds"];
  principles: readonly Principle[];
  principleCount: number;
  filters: readonly RecordFilter[];
  onFilters: (filters: RecordFilter[]) => void;
}) {
  if (facets === undefined) return <LoadingRail />;
  const reasons = facets.facets.reason?.values ?? [];
  const verdicts = new Map((facets.facets.verdict?.values ?? []).map(({ value, count }) => [value, count]));
  const kept = verdicts.get("kept") ?? 0;
  const dropped = verdicts.get("dropped") ?? 0;
  const both = Math.max(1, kept + dropped);
  const mostReason = Math.max(1, ...reasons.map((r) => r.count));
  const cites = findFilter(filters, "cites");
  const names = new Map(principles.map((p) => [p.number, p.name]));
  return (
    <nav aria-label="Filters" className="min-h-0 overflow-y-auto border-r border-line pr-5 pl-(--gutter)">
      <Facet title="Verdict">
        <ProgressBar
          label="Kept and dropped"
          className="mb-1.5 h-1.5 gap-px"
          segments={[
            { label: "kept", tone: "ink", share: kept / both },
            { label: "dropped", tone: "low", share: dropped / both },
          ]}
        />
        <FacetBars>
          {(["kept", "dropped"] as const).map((verdict) => (
            <FacetBar
              key={verdict}
              label={<VerdictMark verdict={verdict} />}
              count={verdicts.get(verdict) ?? 0}
              share={0}
              isOn={findFilter(filters, "verdict")?.is === verdict}
              onToggle={() => onFilters(toggleVerdict(filters, verdict))}
            />
          ))}
        </FacetBars>
      </Facet>
      {principleCount === 0 ? null : (
        <Facet
          title="Cites"
          aside={
            cites === null ? (
              "any of"
            ) : (
              <SelectField
                label="Principles cited"
                isLabelHidden
                isSmall
                className="w-[84px]"
                value={cites.mode}
                onChange={(mode) => onFilters(withCitesMode(filters, mode as CitesMode))}
                options={[
                  { value: "any", label: "any of" },
                  { value: "all", label: "all of" },
                  { value: "none", label: "none of" },
                ]}
              />
            )
          }
        >
          <Spectrum
            counts={
              new Map((facets.facets.cites?.values ?? []).map(({ value, count }) => [Number(value), count]))
            }
            nameOf={(number) => names.get(number)}
            count={principleCount}
            chosen={cites?.principles ?? []}
            onToggle={(number) => onFilters(toggleCited(filters, number))}
          />
        </Facet>
      )}
      <Facet title="Drop reason">
        {reasons.length === 0 ? <p className="text-12 text-ink-3">Nothing is dropped here.</p> : null}
        <FacetBars>
          {reasons.map(({ value, count }) => (
            <FacetBar
              key={value}
              label={reasonTitle(value)}
              count={count}
              share={count / mostReason}
              isOn={findFilter(filters, "reason")?.anyOf.includes(value) ?? false}
              onToggle={() => onFilters(toggleReason(filters, value))}
            />
          ))}
        </FacetBars>
      </Facet>
      {builds.length > 1 ? (
        <Facet title="Build">
          <ul className="-mx-1.5">
            {builds.map((build) => {
              const isOn = findFilter(filters, "build")?.id === build.id;
              return (
                <li key={build.id}>
                  <button
                    type="button"
                    aria-pressed={isOn}
                    onClick={() => onFilters(toggleBuild(filters, build.id))}
                    className={`flex h-[22px] w-full items-center gap-2 rounded-chip px-1.5 text-12 hover:bg-hover ${isOn ? "bg-accent-wash font-medium" : "text-ink-2"}`}
                  >
                    <span className="truncate">{build.name}</span>
                    <span className="ml-auto text-ink-3">{build.id}</span>
                  </button>
                </li>
              );
            })}
          </ul>
        </Facet>
      ) : null}
    </nav>
  );
}

function LoadingRail() {
  const isLate = useIsLate();
  return (
    <div
      role="status"
      aria-label="Loading"
      className="flex flex-col gap-3 border-r border-line py-4 pr-5 pl-(--gutter)"
    >
      {isLate ? [60, 100, 46, 80, 70, 54].map((width) => <Skeleton key={width} className={`h-3`} />) : null}
    </div>
  );
}
