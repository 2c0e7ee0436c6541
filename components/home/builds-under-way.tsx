import Link from "next/link";
import { SectionHead } from "@/components/shell/page-head";
import { formatCount, formatDuration, formatPercent } from "@/components/ui/number-text";
import { ProgressBar } from "@/components/ui/progress-bar";
import { formatClock } from "@/components/ui/relative-time";
import { AttentionMark, LiveDot } from "@/components/ui/signal";
import { TextLink } from "@/components/ui/text-link";
import type { BuildSummary } from "@/lib/api/builds";
import { needsAttention } from "@/lib/builds/attention";

export function BuildsUnderWay({ builds }: { builds: readonly BuildSummary[] }) {
  return (
    <section>
      <SectionHead title="Builds under way" count={builds.length} />
      {builds.length === 0 ? (
        <p className="py-3 text-ink-2">
          Nothing runs. <TextLink href="/builds">All builds</TextLink>
        </p>
      ) : (
        builds.map((build) => <BuildUnderWay key={build.id} build={build} />)
      )}
    </section>
  );
}

function BuildUnderWay({ build }: { build: BuildSummary }) {
  const { total, kept, dropped, failed } = build.counts;
  const isInvented = build.counts.done !== undefined;
  const done = build.counts.done ?? kept + dropped + failed;
  const share = (count: number) => (total === 0 ? 0 : count / total);
  const isMoving = build.status === "running" && build.waitingReason === null;
  return (
    <Link
      href={`/builds/${build.id}`}
      className="block border-b border-line py-2.5 last:border-b-0 hover:bg-hover"
    >
      <p className="flex items-center gap-2">
        {isMoving ? <LiveDot /> : needsAttention(build) ? <AttentionMark /> : null}
        <span className="font-[550] whitespace-nowrap">Build {build.id}</span>
        <span className="truncate text-ink-2">
          {build.constitutionName === null
            ? build.step
            : `${build.step}, ${build.constitutionName} version ${build.constitutionVersion}`}
          {build.name === `Build ${build.id}` ? "" : `, ${build.name}`}
        </span>
        <span className="ml-auto whitespace-nowrap">{formatPercent(share(done))}</span>
      </p>
      <ProgressBar
        label={`Progress of build ${build.id}`}
        className="mt-1.5 h-1.5"
        segments={
          isInvented
            ? [{ label: "done", share: share(done), tone: "ink" }]
            : [
                { label: "kept", share: share(kept), tone: "ink" },
                { label: "dropped", share: share(dropped), tone: "mid" },
                { label: "failed", share: share(failed), tone: "bad" },
              ]
        }
      />
      <p className="mt-1.5 flex gap-4 text-12 text-ink-3">
        {build.waitingReason === null && build.status === "running" ? (
          <>
            <span>{build.ratePerSecond.toFixed(1)} / s</span>
            {build.secondsLeft === null ? null : <span>{formatDuration(build.secondsLeft * 1000)} left</span>}
            {done - failed > 0 ? <span>{formatPercent(kept / (kept + dropped))} kept</span> : null}
          </>
        ) : (
          <span className={needsAttention(build) ? "truncate text-warn" : "truncate"} title={standing(build)}>
            {standing(build)}
          </span>
        )}
        <span className="ml-auto whitespace-nowrap">
          {build.secondsLeft === null
            ? `${formatCount(done)} of ${formatCount(total)}`
            : `ends ${formatClock(new Date(Date.now() + build.secondsLeft * 1000), false)}`}
        </span>
      </p>
    </Link>
  );
}

/** Why it stands, or how. */
function standing({ status, waitingReason, pauseReason }: BuildSummary): string {
  if (waitingReason !== null) return `waits: ${waitingReason}`;
  return pauseReason === null ? status : `${status} by itself: ${pauseReason}`;
}
