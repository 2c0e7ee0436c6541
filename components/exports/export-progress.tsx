import { formatCount } from "@/components/ui/number-text";
import { ProgressBar } from "@/components/ui/progress-bar";
import type { ExportView } from "@/lib/api/exports";

const words = { counting: "counting", splitting: "splitting", writing: "records", finishing: "finishing" };

/** How far an export is; `null`: it waits for a worker. */
export function ExportProgress({ progress }: { progress: ExportView["progress"] }) {
  if (progress === null) return <span className="text-12 text-ink-2">waiting for a worker</span>;
  const { phase, records, total } = progress;
  const share = total === null || total === 0 ? 0 : records / total;
  return (
    <span className="flex items-center gap-2 text-12 text-ink-2 tabular-nums">
      <ProgressBar
        label="Progress of the export"
        segments={[{ share, tone: "accent", label: "written" }]}
        className="h-1.5 w-28"
      />
      {phase === "writing"
        ? `${formatCount(records)} of ${formatCount(total)} ${words.writing}`
        : words[phase]}
    </span>
  );
}
