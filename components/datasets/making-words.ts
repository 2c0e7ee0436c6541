import { reasonTitle } from "@/components/marks/reason-title";
import { formatCount } from "@/components/ui/number-text";
import type { DatasetMakingView } from "@/lib/api/dataset-makings";
import type { MakingWish } from "@/lib/datasets/dataset-making";

export const makingTitles: Record<MakingWish["kind"], string> = {
  merge: "Merged",
  select: "Chosen by scores",
  clean: "Imported prompts",
  split: "Split",
  sample: "Sampled",
  snapshot: "Snapshot",
  import: "Imported",
};

/** Counts by name as a sentence's end, the most first; "" where there are none. */
export function countWords(counts: Record<string, number>): string {
  return Object.entries(counts)
    .filter(([, count]) => count > 0)
    .sort(([, a], [, b]) => b - a)
    .map(([name, count]) => `${formatCount(count)} ${reasonTitle(name)}`)
    .join(", ");
}

/** How far it is, 0 to 1; null while that is unknown. */
export function makingShare({ status, counts: { progress, total } }: DatasetMakingView): number | null {
  if (status === "done") return 1;
  return total === null || total === 0 ? null : Math.min(1, progress / total);
}

/** What it came to so far, in a few words. */
export function makingOutcome({ status, sums, failureReason, counts }: DatasetMakingView): string {
  if (status === "failed") return failureReason ?? "failed";
  if (status === "cancelled") return "cancelled";
  if (status === "queued") return "waits for a worker";
  const kept = `${formatCount(sums.kept)} of ${formatCount(sums.read)} kept`;
  return status === "running" && counts.phase === "writing" ? `${kept}, being stored` : kept;
}
