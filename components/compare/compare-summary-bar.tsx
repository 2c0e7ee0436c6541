import clsx from "clsx";
import type { ReactNode } from "react";
import { PrincipleNumber } from "@/components/marks/principle-number";
import { VerdictShape } from "@/components/marks/verdict-mark";
import { formatCount, formatPercent } from "@/components/ui/number-text";
import {
  type CompareFilter,
  type CompareSummary,
  lengthChanges,
  type Outcome,
  outcomes,
} from "@/lib/datasets/compare-records";

const outcomeWords: Record<Outcome, string> = {
  both_kept: "both kept",
  both_dropped: "both dropped",
  kept_dropped: "kept → dropped",
  dropped_kept: "dropped → kept",
  only_left: "only left",
  only_right: "only right",
};
const lengthWords = { longer: "longer", shorter: "shorter", same: "as long" };
const shapes: Record<Outcome, readonly ("kept" | "dropped")[]> = {
  both_kept: ["kept", "kept"],
  both_dropped: ["dropped", "dropped"],
  kept_dropped: ["kept", "dropped"],
  dropped_kept: ["dropped", "kept"],
  only_left: [],
  only_right: [],
};

/** How many rows there are of each kind; each figure shows its rows, and pressed again all of them. */
export function CompareSummaryBar({
  summary,
  filter,
  names,
  onFilter,
}: {
  summary: CompareSummary;
  filter: CompareFilter;
  names: { left: string; right: string };
  onFilter: (filter: CompareFilter) => void;
}) {
  const all = outcomes.reduce((sum, outcome) => sum + summary.outcomes[outcome], 0);
  const toggle = <Key extends keyof CompareFilter>(key: Key, value: CompareFilter[Key]) =>
    onFilter({ ...filter, [key]: filter[key] === value ? null : value });
  const { leftMean, rightMean } = summary.length;
  return (
    <section aria-label="What changed" className="border-b border-line px-(--gutter) py-2.5 text-12">
      <div className="flex flex-wrap gap-x-1.5 gap-y-1">
        {outcomes.map((outcome) => (
          <Figure
            key={outcome}
            isOn={filter.show === outcome}
            onPress={() => toggle("show", outcome)}
            figure={formatCount(summary.outcomes[outcome])}
            note={formatPercent(all === 0 ? null : summary.outcomes[outcome] / all, 0)}
          >
            {shapes[outcome].map((verdict, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: two shapes in their order.
              <VerdictShape key={at} verdict={verdict} />
            ))}
            {outcomeWords[outcome]}
          </Figure>
        ))}
        <span className="mx-2 w-px self-stretch bg-line" aria-hidden />
        {lengthChanges.map((change) => (
          <Figure
            key={change}
            isOn={filter.length === change}
            onPress={() => toggle("length", change)}
            figure={formatCount(summary.length[change])}
          >
            {lengthWords[change]}
          </Figure>
        ))}
      </div>
      <div className="mt-2 flex flex-wrap items-center gap-x-6 gap-y-1.5 text-ink-2">
        <Principles
          label="Cited at the right only"
          sign="+"
          rows={summary.principles}
          way="gained"
          filter={filter}
          onToggle={toggle}
        />
        <Principles
          label="Cited at the left only"
          sign="−"
          rows={summary.principles}
          way="lost"
          filter={filter}
          onToggle={toggle}
        />
        <span className="ml-auto text-ink-3">
          {formatCount(summary.reasonChanges)} with another verdict or reason
          {leftMean === null || rightMean === null
            ? ""
            : ` · outputs ${formatCount(Math.round(leftMean))} → ${formatCount(Math.round(rightMean))} characters on average`}
          {` · ${formatCount(summary.left)} at the left, ${formatCount(summary.right)} at the right`}
        </span>
      </div>
      <p className="sr-only">
        Left: {names.left}. Right: {names.right}.
      </p>
    </section>
  );
}

function Figure({
  isOn,
  onPress,
  figure,
  note,
  children,
}: {
  isOn: boolean;
  onPress: () => void;
  figure: string;
  note?: string;
  children: ReactNode;
}) {
  return (
    <button
      type="button"
      aria-pressed={isOn}
      onClick={onPress}
      className={clsx(
        "rounded-field border px-2.5 py-1 text-left",
        isOn ? "border-accent-line bg-accent-wash" : "border-line-2 hover:bg-hover",
      )}
    >
      <span className="flex items-center gap-1 text-ink-2">{children}</span>
      <span className="text-15 font-medium text-ink">{figure}</span>
      {note === undefined ? null : <span className="ml-1.5 text-ink-2">{note}</span>}
    </button>
  );
}

function Principles({
  label,
  sign,
  rows,
  way,
  filter,
  onToggle,
}: {
  label: string;
  sign: string;
  rows: CompareSummary["principles"];
  way: "gained" | "lost";
  filter: CompareFilter;
  onToggle: (way: "gained" | "lost", number: number) => void;
}) {
  const shown = rows.filter((row) => row[way] > 0);
  if (shown.length === 0) return null;
  return (
    <ul aria-label={label} className="flex flex-wrap items-center gap-1">
      <li className="mr-1 text-ink-3">{label}</li>
      {shown.map((row) => (
        <li key={row.number}>
          <button
            type="button"
            aria-pressed={filter[way] === row.number}
            aria-label={`${label}: ${row.number}, ${row[way]} rows`}
            onClick={() => onToggle(way, row.number)}
            className={clsx(
              "flex items-center gap-1 rounded-chip border px-1 py-px",
              filter[way] === row.number
                ? "border-accent-line bg-accent-wash"
                : "border-transparent hover:bg-hover",
            )}
          >
            {sign}
            <PrincipleNumber number={row.number} />
            {formatCount(row[way])}
          </button>
        </li>
      ))}
    </ul>
  );
}
