import { reasonTitle } from "@/components/marks/reason-title";
import { formatCount } from "@/components/ui/number-text";
import { AttentionMark } from "@/components/ui/signal";
import { TextLink } from "@/components/ui/text-link";
import type { ComparedShare } from "@/lib/builds/last-build";
import type { ProbeReport } from "@/lib/builds/probe-report";
import { interval, percent } from "./probe-verdicts";

/** The probe beside the last build of the step: what is worse by more than chance explains is warned of. */
export function ProbeComparison({ report: { lastBuild, compared, keepRate } }: { report: ProbeReport }) {
  if (keepRate.share === null) return null;
  if (lastBuild === null) {
    return (
      <p className="mt-2 text-12 text-ink-3">No earlier build has enough records to compare this with.</p>
    );
  }
  const worse = compared.filter(({ isWorse }) => isWorse);
  const [kept] = compared;
  return (
    <div className="mt-2 text-12">
      <p className="text-ink-3">
        <TextLink href={`/builds/${lastBuild.id}`}>Build {lastBuild.id}</TextLink>,{" "}
        {lastBuild.constitutionName === null
          ? lastBuild.name
          : `${lastBuild.constitutionName} version ${lastBuild.constitutionVersion}`}
        , kept {percent(kept?.last.share ?? null)} of {formatCount(lastBuild.kept + lastBuild.dropped)}
        {worse.length === 0 ? "; what differs here may be chance." : "."}
      </p>
      {worse.length === 0 ? null : (
        <ul aria-label="Worse than the last build" className="mt-1.5 flex flex-col gap-1.5">
          {worse.map((share) => (
            <li key={share.reason ?? "kept"} className="flex gap-2.5 rounded-field bg-warn-wash px-3 py-1.5">
              <AttentionMark className="mt-1" />
              <span>{sentence(share, lastBuild.id)}</span>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

function sentence({ reason, probe, last, delta }: ComparedShare, id: number): string {
  const points = Math.abs(Math.round((delta?.share ?? 0) * 100));
  const here = `${percent(probe.share)} (${interval(probe)})`;
  if (reason === null) {
    return `The probe kept ${here}, build ${id} kept ${percent(last.share)}: ${points} points fewer. Look at what was dropped before you start.`;
  }
  return `Dropped for “${reasonTitle(reason)}”: ${here} of the probe, ${percent(last.share)} of build ${id}: ${points} points more.`;
}
