import type { ProgressSegment } from "@/components/ui/progress-bar";
import type { BuildSummary } from "@/lib/api/builds";

type Counts = BuildSummary["counts"];

export function itemsDone({ done, kept, dropped, failed }: Counts): number {
  return done ?? kept + dropped + failed;
}

/** Done of all, 0–1, rounded down to a tenth of a percent: 100 % means all. */
export function shareDone(counts: Counts): number {
  return counts.total === 0 ? 1 : Math.floor((1000 * itemsDone(counts)) / counts.total) / 1000;
}

/** Kept of what was answered, 0–1; null while nothing was. */
export function shareKept({ kept, dropped }: Counts): number | null {
  return kept + dropped === 0 ? null : kept / (kept + dropped);
}

/** The parts of a build's bar; `inFlight`, where it is known, is what comes next. */
export function buildSegments(counts: Counts, inFlight = 0): ProgressSegment[] {
  const share = (count: number) => (counts.total === 0 ? 0 : count / counts.total);
  if (counts.done !== undefined) return [{ label: "done", tone: "ink", share: share(counts.done) }];
  return [
    { label: "kept", tone: "ink", share: share(counts.kept) },
    { label: "dropped", tone: "low", share: share(counts.dropped) },
    { label: "failed", tone: "bad", share: share(counts.failed) },
    ...(inFlight === 0
      ? []
      : [
          {
            label: "in flight",
            tone: "accent" as const,
            share: share(Math.min(inFlight, counts.total - itemsDone(counts))),
          },
        ]),
  ];
}
