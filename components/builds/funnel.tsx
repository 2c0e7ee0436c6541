import type { ReactNode } from "react";
import { reasonTitle } from "@/components/marks/reason-title";
import { VerdictMark } from "@/components/marks/verdict-mark";
import { formatCount } from "@/components/ui/number-text";
import { TextLink } from "@/components/ui/text-link";
import type { BuildView } from "@/lib/api/builds";
import { formatRecordFilters } from "@/lib/datasets/filter-url";
import { type FunnelStep, funnelSteps } from "@/lib/datasets/funnel-steps";
import type { RecordFilter } from "@/lib/datasets/record-filter";
import { FunnelComparison } from "./funnel-comparison";

/** Keep or drop, rule by rule; each bar opens its records. */
export function Funnel({ build }: { build: BuildView }) {
  const { kept, dropped } = build.counts;
  const answered = kept + dropped;
  const steps = funnelSteps(answered, build.dropsByReason, build.currentPreset);
  const href = (filter: RecordFilter | null) => recordsHref(build, filter);
  return (
    <section aria-label="Keep or drop">
      <header className="flex items-baseline gap-2">
        <h2 className="font-semibold">Keep or drop</h2>
        <span className="text-12 text-ink-3">first rule that fires</span>
        <span className="ml-auto w-16 text-right text-11 font-medium text-ink-3">records</span>
        <span className="w-9 text-right text-11 font-medium text-ink-3">%</span>
      </header>
      {build.inventing === null ? null : (
        <p className="mt-1.5 text-12 text-ink-2">
          {formatCount(build.inventing.asked)} requests, {formatCount(build.inventing.answered)} answered,{" "}
          {formatCount(build.inventing.read)} read in order, which hold:
        </p>
      )}
      <ul className="mt-1.5">
        <Line
          href={href(null)}
          label={build.inventing === null ? "answered" : "pieces"}
          bar={<Bar from={0} share={answered === 0 ? 0 : 1} tone="bg-mark-low" />}
          isStrong
        >
          {formatCount(answered)}
        </Line>
        {steps.map((step) => (
          <Line
            key={step.reason}
            href={href({ kind: "reason", anyOf: [step.reason] })}
            label={reasonTitle(step.reason)}
            bar={<DropBar step={step} />}
            share={step.share}
          >
            −{formatCount(step.count)}
          </Line>
        ))}
        <Line
          href={href({ kind: "verdict", is: "kept" })}
          label={<VerdictMark verdict="kept" />}
          bar={<Bar from={0} share={answered === 0 ? 0 : kept / answered} tone="bg-mark-ink" />}
          share={answered === 0 ? undefined : kept / answered}
          isStrong
        >
          {formatCount(kept)}
        </Line>
      </ul>
      <FunnelComparison build={build} />
      <p className="mt-1.5 text-12 text-ink-3">
        Judged by {build.currentPreset.name} {build.currentPreset.version}.{" "}
        {build.inventing === null ? (
          <TextLink href={`/builds/${build.id}/refilters`}>Judge anew…</TextLink>
        ) : (
          "What is not new was held against all that came before."
        )}
      </p>
    </section>
  );
}

export function recordsHref(
  { id, datasetId }: Pick<BuildView, "id" | "datasetId">,
  filter: RecordFilter | null,
): string {
  const filters = formatRecordFilters([...(filter === null ? [] : [filter]), { kind: "build", id }]);
  return `/datasets/${datasetId}?${filters}`;
}

function Line({
  href,
  label,
  bar,
  share,
  isStrong = false,
  children,
}: {
  href: string;
  label: ReactNode;
  bar: ReactNode;
  share?: number;
  isStrong?: boolean;
  children: ReactNode;
}) {
  return (
    <li className="grid h-6.5 grid-cols-[138px_minmax(0,1fr)_64px_36px] items-center gap-2.5">
      <TextLink
        href={href}
        className={`justify-self-start truncate decoration-line ${isStrong ? "font-medium" : ""}`}
      >
        {label}
      </TextLink>
      {bar}
      <span className={`text-right whitespace-nowrap ${isStrong ? "font-medium" : ""}`}>{children}</span>
      <span className="text-right text-12 text-ink-3">
        {share === undefined ? "" : (share * 100).toFixed(1)}
      </span>
    </li>
  );
}

/** What was left after the rule in grey, what it took darker at its end. */
function DropBar({ step }: { step: FunnelStep }) {
  return (
    <span aria-hidden className="relative h-3.5">
      <i
        className="absolute inset-y-0 left-0 rounded-[1px] bg-cell transition-[width] duration-(--slow) ease-quiet"
        style={{ width: `${(step.from + step.share) * 100}%` }}
      />
      <u
        className="absolute inset-y-0 min-w-px rounded-[1px] bg-mark-mid transition-[left,width] duration-(--slow) ease-quiet"
        style={{ left: `${step.from * 100}%`, width: `${step.share * 100}%` }}
      />
    </span>
  );
}

function Bar({ from, share, tone }: { from: number; share: number; tone: string }) {
  return (
    <span aria-hidden className="relative h-3.5">
      <i
        className={`absolute inset-y-0 rounded-[1px] transition-[width] duration-(--slow) ease-quiet ${tone}`}
        style={{ left: `${from * 100}%`, width: `${share * 100}%` }}
      />
    </span>
  );
}
