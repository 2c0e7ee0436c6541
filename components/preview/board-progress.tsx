import { formatCount } from "@/components/ui/number-text";
import { ProgressBar } from "@/components/ui/progress-bar";
import type { PreviewRunSummary } from "@/lib/api/preview-runs";

/** How far a run is, or how far it came: kept, dropped, failed of all that was asked. */
export function BoardProgress({ run }: { run: PreviewRunSummary }) {
  const { completionCount, doneCount, keptCount, failedCount, status } = run;
  const share = (count: number) => (completionCount === 0 ? 0 : count / completionCount);
  const dropped = Math.max(0, doneCount - keptCount - failedCount);
  return (
    <span className="flex min-w-0 items-center gap-2.5 text-12 text-ink-3">
      <ProgressBar
        className="h-1.5 w-28 shrink-0"
        label={`Progress of run ${run.id}`}
        segments={[
          { share: share(keptCount), tone: "ink", label: "kept" },
          { share: share(dropped), tone: "low", label: "dropped" },
          { share: share(failedCount), tone: "bad", label: "failed" },
        ]}
      />
      <span className="whitespace-nowrap">
        {formatCount(doneCount)} of {formatCount(completionCount)}
        {status === "stopped" ? ", stopped" : status === "done" ? ", done" : ""}
        {failedCount === 0 ? "" : `, ${formatCount(failedCount)} failed`}
      </span>
    </span>
  );
}
