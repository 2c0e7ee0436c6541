import { formatCount, formatDuration } from "@/components/ui/number-text";
import { ProgressBar } from "@/components/ui/progress-bar";
import type { RefilterView } from "@/lib/api/refilters";
import { isUnderWay } from "@/lib/builds/refilter";

/** How far it is, how fast, and how long it still takes; when it is over, how long it took. */
export function RefilterProgress({ refilter }: { refilter: RefilterView }) {
  const { status, judged, total, ranMs, restored, changed } = refilter;
  const isBack = status === "undoing";
  const [done, all] = isBack ? [restored, changed] : [judged, total];
  const rate = ranMs === 0 ? 0 : (judged / ranMs) * 1_000;
  const left = rate === 0 ? null : ((total - judged) / rate) * 1_000;
  const isRunning = isUnderWay(status);
  return (
    <div className="flex items-center gap-4 text-12 text-ink-3">
      <ProgressBar
        label={isBack ? "Records put back" : "Records judged"}
        segments={[{ share: all === 0 ? 1 : done / all, tone: isRunning ? "accent" : "mid", label: "done" }]}
        className="h-1.5 max-w-80 flex-1"
      />
      <span>
        {formatCount(done)} of {formatCount(all)} {isBack ? "put back" : "judged"}
        {status === "queued" ? ", waits for a worker" : ""}
        {status === "running"
          ? `, ${formatCount(Math.round(rate))} a second, ${formatDuration(left)} left`
          : ""}
        {isRunning ? "" : `, in ${formatDuration(ranMs)}`}
      </span>
    </div>
  );
}
