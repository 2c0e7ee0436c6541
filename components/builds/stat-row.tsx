import type { ReactNode } from "react";
import { formatCount, formatPercent } from "@/components/ui/number-text";
import { formatClock } from "@/components/ui/relative-time";
import type { BuildView } from "@/lib/api/builds";
import { isOver } from "@/lib/builds/build-status";
import { itemsDone, ranMs, shareDone, shareKept } from "./build-figures";
import { durationParts, durationWords, type FigureParts } from "./duration-parts";

/** The figures that lead, each with the one that qualifies it. */
export function StatRow({ build, now }: { build: BuildView; now: Date }) {
  const { counts } = build;
  const isEnded = isOver(build.status);
  const ran = ranMs(build, now);
  const records = counts.kept + counts.dropped;
  return (
    <dl className="mx-(--gutter) mt-3.5 grid grid-cols-[.85fr_.85fr_1.2fr_.9fr_1fr_1fr] border-y border-line">
      <Stat label="Done" figure={<Figure parts={percentParts(shareDone(counts))} />}>
        {formatCount(itemsDone(counts))} of {formatCount(counts.total)}
      </Stat>
      <Stat
        label="Rate"
        figure={<Figure parts={[[isEnded ? "–" : build.ratePerSecond.toFixed(1), isEnded ? "" : "/ s"]]} />}
      >
        {build.averageRatePerSecond.toFixed(1)} / s on average
      </Stat>
      {isEnded ? (
        <Stat label="Took" figure={<Figure parts={durationParts(ran)} />}>
          {build.finishedAt === null ? "" : `ended at ${formatClock(new Date(build.finishedAt), false)}`}
        </Stat>
      ) : (
        <Stat
          label="Time left"
          figure={
            <Figure parts={durationParts(build.secondsLeft === null ? null : build.secondsLeft * 1000)} />
          }
        >
          {[
            ran === null ? "not started" : endsAbout(build.secondsLeft, now),
            ran === null ? "" : `ran ${durationWords(ran)}`,
          ]
            .filter(Boolean)
            .join(", ")}
        </Stat>
      )}
      <Stat label="Tokens in" figure={<Figure parts={bigParts(build.tokensIn)} />}>
        {build.tokensIn === 0
          ? "none so far"
          : `${formatPercent(build.cachedTokens / build.tokensIn)} cached`}
      </Stat>
      <Stat label="Tokens out" figure={<Figure parts={bigParts(build.tokensOut)} />}>
        {records === 0 ? "none so far" : `${formatCount(Math.round(build.tokensOut / records))} a record`}
      </Stat>
      <Stat label="Kept" figure={<Figure parts={percentParts(shareKept(counts))} />}>
        {formatCount(counts.kept)} of {formatCount(records)} answered
      </Stat>
    </dl>
  );
}

function Stat({ label, figure, children }: { label: string; figure: ReactNode; children: ReactNode }) {
  return (
    <div className="min-w-0 border-l border-line py-[11px] pl-[18px] first:border-0 first:pl-0">
      <dt className="text-11 font-medium text-ink-3">{label}</dt>
      <dd>
        <span className="mt-px block text-26 font-medium tracking-[-0.022em] whitespace-nowrap">
          {figure}
        </span>
        <span className="block truncate text-12 text-ink-3">{children}</span>
      </dd>
    </div>
  );
}

/** Figures with small units: `2 h 01 min`. */
function Figure({ parts }: { parts: FigureParts }) {
  return parts.map(([figure, unit], index) => (
    <span key={unit} className={index > 0 ? "ml-1.5" : undefined}>
      {figure}
      {unit === "" ? null : (
        <small className="ml-[3px] text-13 font-normal tracking-normal text-ink-3">{unit}</small>
      )}
    </span>
  ));
}

function percentParts(share: number | null): FigureParts {
  return [[share === null ? "–" : (share * 100).toFixed(1), share === null ? "" : "%"]];
}

function bigParts(count: number): FigureParts {
  if (count < 10_000) return [[formatCount(count), ""]];
  if (count < 1_000_000) return [[(count / 1000).toFixed(1), "K"]];
  return [[(count / 1_000_000).toFixed(1), "M"]];
}

function endsAbout(secondsLeft: number | null, now: Date): string {
  if (secondsLeft === null) return "nothing moves now";
  return `ends about ${formatClock(new Date(now.getTime() + secondsLeft * 1000), secondsLeft < 600)}`;
}
