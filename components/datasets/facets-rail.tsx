"use client";

import { VerdictMark } from "@/components/marks/verdict-mark";
import { SelectField } from "@/components/ui/field";
import { ProgressBar } from "@/components/ui/progress-bar";
import { Skeleton, useIsLate } from "@/components/ui/skeleton";
import type { DatasetFacets, DatasetSummary, FacetName, HistogramName } from "@/lib/api/datasets";
import type { Principle } from "@/lib/constitutions/constitution";
import type { RecordFilter, RecordFilterKind, SetKind } from "@/lib/datasets/record-filter";
import { Facet, FacetBar, FacetBars } from "./facet";
import { FlagsFacet } from "./facet-flags";
import { HistogramFacet } from "./facet-histogram";
import { SetFacet } from "./facet-set";
import { type CitesMode, findFilter, toggleCited, toggleFilter, withCitesMode } from "./filter-moves";
import { Spectrum } from "./spectrum";

type Filtering = {
  filters: readonly RecordFilter[];
  onFilters: (filters: RecordFilter[], history?: "push" | "replace") => void;
};

/** What the records are, counted; every count filters on click. */
export function FacetsRail({
  facets,
  builds,
  principles,
  principleCount,
  filters,
  onFilters,
  onOther,
}: Filtering & {
  facets: DatasetFacets | undefined;
  builds: DatasetSummary["builds"];
  principles: readonly Principle[];
  principleCount: number;
  /** Looks for a value of a kind that is not listed. */
  onOther: (kind: RecordFilterKind) => void;
}) {
  if (facets === undefined) return <LoadingRail />;
  const filtering = { filters, onFilters };
  const { facets: sets, histograms } = facets;
  const histogram = (kind: HistogramName) => {
    const found = histograms[kind];
    return found === undefined || found.counts.length < 2 ? null : (
      <HistogramFacet kind={kind} histogram={found} {...filtering} />
    );
  };
  /** Where no record has a value there is nothing to tell apart. */
  const set = (kind: SetKind & FacetName, isAlways = false) => {
    const counts = sets[kind];
    const isTelling = counts?.values.some(({ value }) => value !== "") ?? false;
    if (counts === undefined || !(isAlways || isTelling || findFilter(filters, kind) !== null)) return null;
    return <SetFacet kind={kind} counts={counts} onOther={() => onOther(kind)} {...filtering} />;
  };
  return (
    <nav
      aria-label="Filters"
      className="min-h-0 overflow-y-auto border-r border-line pr-5 pb-4 pl-(--gutter)"
    >
      <VerdictFacet counts={sets.verdict} {...filtering} />
      {principleCount === 0 ? null : (
        <CitesFacet counts={sets.cites} principles={principles} count={principleCount} {...filtering} />
      )}
      {histogram("reply_length")}
      {set("reason", true)}
      {set("question_type")}
      {set("topic")}
      {set("review")}
      {set("tag")}
      {sets.flags === undefined ? null : <FlagsFacet counts={sets.flags} {...filtering} />}
      {histogram("score")}
      {histogram("nearest")}
      {histogram("output_length")}
      {set("finish")}
      {set("script")}
      <BuildFacet counts={sets.build} builds={builds} {...filtering} />
    </nav>
  );
}

type SetCounts = DatasetFacets["facets"]["verdict"];

function VerdictFacet({ counts, filters, onFilters }: Filtering & { counts: SetCounts }) {
  const countOf = new Map((counts?.values ?? []).map(({ value, count }) => [value, count]));
  const [kept, dropped] = [countOf.get("kept") ?? 0, countOf.get("dropped") ?? 0];
  const both = Math.max(1, kept + dropped);
  return (
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
            count={countOf.get(verdict) ?? 0}
            isEstimate={counts?.isEstimate}
            share={0}
            state={findFilter(filters, "verdict")?.is === verdict ? "on" : "off"}
            onToggle={(isFlipped) => {
              const other = verdict === "kept" ? "dropped" : "kept";
              onFilters(toggleFilter(filters, { kind: "verdict", is: isFlipped ? other : verdict }));
            }}
          />
        ))}
      </FacetBars>
    </Facet>
  );
}

function CitesFacet({
  counts,
  principles,
  count,
  filters,
  onFilters,
}: Filtering & { counts: SetCounts; principles: readonly Principle[]; count: number }) {
  const cites = findFilter(filters, "cites");
  const names = new Map(principles.map((p) => [p.number, p.name]));
  return (
    <Facet
      title="Principles cited"
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
        counts={new Map((counts?.values ?? []).map((one) => [Number(one.value), one.count]))}
        isEstimate={counts?.isEstimate ?? false}
        nameOf={(number) => names.get(number)}
        count={count}
        chosen={cites?.principles ?? []}
        onToggle={(number) => onFilters(toggleCited(filters, number))}
      />
    </Facet>
  );
}

function BuildFacet({
  counts,
  builds,
  filters,
  onFilters,
}: Filtering & { counts: SetCounts; builds: DatasetSummary["builds"] }) {
  const filter = findFilter(filters, "build");
  if (builds.length < 2 && filter === null && (counts?.values.length ?? 0) < 2) return null;
  const names = new Map(builds.map(({ id, name }) => [id, name]));
  const values = counts?.values.filter(({ value }) => value !== "") ?? [];
  const known = values.length > 0 ? values : builds.map(({ id }) => ({ value: String(id), count: null }));
  const most = Math.max(1, ...known.map(({ count }) => count ?? 0));
  return (
    <Facet title="Build">
      <FacetBars>
        {known.map(({ value, count }) => (
          <FacetBar
            key={value}
            label={names.get(Number(value)) ?? `build ${value}`}
            count={count}
            isEstimate={counts?.isEstimate}
            share={(count ?? 0) / most}
            state={filter?.id === Number(value) ? "on" : "off"}
            onToggle={() => onFilters(toggleFilter(filters, { kind: "build", id: Number(value) }))}
          />
        ))}
      </FacetBars>
    </Facet>
  );
}

function LoadingRail() {
  const isLate = useIsLate();
  const widths = ["w-3/5", "w-full", "w-1/2", "w-4/5", "w-2/3", "w-3/4", "w-2/5"];
  return (
    <div
      role="status"
      aria-label="Loading"
      className="flex flex-col gap-3 border-r border-line py-4 pr-5 pl-(--gutter)"
    >
      {isLate ? widths.map((width) => <Skeleton key={width} className={`h-3 ${width}`} />) : null}
    </div>
  );
}
