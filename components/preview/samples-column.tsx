"use client";

import clsx from "clsx";
import { memo, useMemo, useState } from "react";
import { principleCount } from "@/components/marks/principle-count";
import { PrincipleHues } from "@/components/marks/principle-hues";
import { reasonTitle } from "@/components/marks/reason-title";
import { VerdictShape } from "@/components/marks/verdict-mark";
import { Chip } from "@/components/ui/chip";
import { formatCount, plural } from "@/components/ui/number-text";
import type { StartedColumn } from "@/lib/api/preview";
import type { PreviewCompletion } from "@/lib/api/preview-runs";
import { sampleStatistics } from "@/lib/previews/sample-statistics";
import { RateBar } from "./rate-bar";
import { intervalText, shareText } from "./rate-text";
import { SamplesCitations } from "./samples-citations";
import { isSameFilter, matchesFilter, type SampleFilter } from "./samples-groups";
import { SampleLengths } from "./samples-lengths";
import { SamplesByCitations, SamplesList } from "./samples-list";
import { StartedColumnHead } from "./started-column-head";

/** One column's samples: how often they would be kept and why not, what they cite, how long they are. */
export const SamplesColumn = memo(function SamplesColumn({
  column,
  completions,
  principles,
  longest,
  isGrouped,
}: {
  column: StartedColumn;
  completions: readonly PreviewCompletion[];
  /** Of all columns, so that their rows stand beside each other. */
  principles: readonly { name: string; number: number }[];
  /** The longest reply of all columns, so that their lengths compare. */
  longest: number;
  isGrouped: boolean;
}) {
  const [filter, setFilter] = useState<SampleFilter | null>(null);
  const toggle = (next: SampleFilter) => setFilter(isSameFilter(filter, next) ? null : next);
  const statistics = useMemo(() => sampleStatistics(completions), [completions]);
  const shown = filter === null ? completions : completions.filter((one) => matchesFilter(one, filter));
  const failed = completions.filter((one) => one.status === "failed").length;
  const count = principleCount(column.constitution.principles);
  const List = isGrouped ? SamplesByCitations : SamplesList;

  return (
    <section
      aria-label={column.label}
      className="@container min-w-0 border-r border-line px-6 pt-3 pb-6 first:pl-(--stage-left) last:border-r-0 last:pr-(--gutter)"
    >
      <StartedColumnHead column={column} seedNote={`seeds ${column.column.seed} and on`} />
      <div className="mt-3 flex items-baseline gap-2">
        <b className="text-20 font-semibold">{shareText(statistics.kept)}</b>
        <span className="text-12 text-ink-2">
          kept, {formatCount(statistics.kept.count)} of {formatCount(statistics.kept.of)}
        </span>
        <span className="ml-auto text-12 text-ink-3">
          {statistics.kept.share === null ? "" : `95\u2009% interval ${intervalText(statistics.kept)}`}
        </span>
      </div>
      <RateBar rate={statistics.kept} className="mt-1" />
      <ul
        aria-label="Verdicts"
        className="mt-2 flex min-h-13 flex-wrap @min-[520px]:min-h-6 content-start gap-1"
      >
        <VerdictFilter
          shape="kept"
          label="kept"
          count={statistics.kept.count}
          isOn={isSameFilter(filter, { kind: "kept" })}
          onToggle={() => toggle({ kind: "kept" })}
        />
        {statistics.reasons.map(({ reason, count: times }) => (
          <VerdictFilter
            key={reason}
            shape="dropped"
            label={reasonTitle(reason)}
            count={times}
            isOn={isSameFilter(filter, { kind: "dropped", reason })}
            onToggle={() => toggle({ kind: "dropped", reason })}
          />
        ))}
        {failed === 0 ? null : (
          <li className="flex h-6 items-center gap-1.5 px-1.5 text-12 text-bad">
            <VerdictShape verdict="failed" /> {formatCount(failed)} failed
          </li>
        )}
      </ul>
      <PrincipleHues principles={column.constitution.principles}>
        <SamplesCitations
          principles={principles}
          column={column}
          statistics={statistics}
          chosen={filter?.kind === "cites" ? filter.number : null}
          onChoose={(number) => toggle({ kind: "cites", number })}
        />
      </PrincipleHues>
      <SampleLengths completions={completions} longest={longest} />
      <div className="mt-4 flex h-7 items-center gap-2 border-b border-line">
        <h3 className="text-12 font-[550]">
          {filter === null
            ? plural(completions.length, "sample")
            : `${formatCount(shown.length)} of ${plural(completions.length, "sample")}`}
        </h3>
        {filter === null ? null : (
          <Chip onRemove={() => setFilter(null)} removeLabel="Show all samples">
            {filterWords(filter)}
          </Chip>
        )}
      </div>
      <List completions={shown} column={column} principleCount={count} />
    </section>
  );
});

function filterWords(filter: SampleFilter): string {
  if (filter.kind === "cites") return `cites ${filter.number}`;
  return filter.kind === "kept" ? "kept" : `dropped: ${reasonTitle(filter.reason)}`;
}

function VerdictFilter({
  shape,
  label,
  count,
  isOn,
  onToggle,
}: {
  shape: "kept" | "dropped";
  label: string;
  count: number;
  isOn: boolean;
  onToggle: () => void;
}) {
  return (
    <li>
      <button
        type="button"
        aria-pressed={isOn}
        onClick={onToggle}
        className={clsx(
          "flex h-6 items-center gap-1.5 rounded-chip px-1.5 text-12 hover:bg-hover",
          isOn ? "bg-accent-wash text-ink shadow-[inset_0_0_0_1px_var(--accent-line)]" : "text-ink-2",
        )}
      >
        <VerdictShape verdict={shape} /> {label} <span className="text-ink-3">{formatCount(count)}</span>
      </button>
    </li>
  );
}
