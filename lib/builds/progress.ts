import { z } from "zod";
import { failureKindSchema } from "@/lib/generation/completion";

const countSchema = z.int().min(0);

/** Of a build's generations: items × samples. */
export const buildCountsSchema = z.object({
  /** Generations of the build. */
  total: countSchema,
  kept: countSchema,
  dropped: countSchema,
  /** Given up. */
  failed: countSchema,
  /** Dropped records by the filter rule that dropped them. */
  byReason: z.record(z.string(), countSchema),
  /** Given up, by the kind of their last failure. */
  byFailure: z.partialRecord(failureKindSchema, countSchema),
});
export type BuildCounts = z.infer<typeof buildCountsSchema>;

/** What of the total is reached; where it is no sum of verdicts, as with a target, `done` says it. */
export type Reached = Pick<BuildCounts, "total" | "kept" | "dropped" | "failed"> & { done?: number };

/** How fast, and how long. `recent`: how much of the total was reached within the last `windowMs`. */
export type ProgressClock = {
  /** For how long it ran, without its pauses. */
  ranMs: number;
  recent: { count: number; windowMs: number };
};

export type Progress = {
  /** Settled: kept, dropped or given up. */
  done: number;
  /** 0 to 100 with one decimal, rounded down: 100 means all. */
  percent: number;
  ratePerSecond: { now: number; average: number };
  /** At the rate of now; null while nothing moves, because then nobody knows. */
  secondsLeft: number | null;
};

export function deriveProgress(counts: Reached, { ranMs, recent }: ProgressClock): Progress {
  const done = counts.done ?? counts.kept + counts.dropped + counts.failed;
  const left = Math.max(0, counts.total - done);
  const ratePerSecond = {
    // A build younger than the window has had less time than the window.
    now: perSecond(recent.count, Math.min(recent.windowMs, ranMs)),
    average: perSecond(done, ranMs),
  };
  return {
    done,
    percent: left === 0 ? 100 : Math.floor((1000 * done) / counts.total) / 10,
    ratePerSecond,
    secondsLeft: left === 0 ? 0 : ratePerSecond.now === 0 ? null : Math.ceil(left / ratePerSecond.now),
  };
}

function perSecond(count: number, milliseconds: number): number {
  return milliseconds > 0 ? (count * 1000) / milliseconds : 0;
}
