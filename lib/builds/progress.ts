import { z } from "zod";
import { failureKindSchema } from "@/lib/generation/completion";

const countSchema = z.int().min(0);

/** Counted from a build's rows, never kept beside them. */
export const buildCountsSchema = z.object({
  /** Items of the build. */
  total: countSchema,
  kept: countSchema,
  dropped: countSchema,
  /** Items that were given up. */
  failed: countSchema,
  /** Dropped records by the filter rule that dropped them. */
  byReason: z.record(z.string(), countSchema),
  /** Items given up by the kind of their last failure. */
  byFailure: z.partialRecord(failureKindSchema, countSchema),
});
export type BuildCounts = z.infer<typeof buildCountsSchema>;

/** How fast, and when. `recent`: how many items were settled within the last `windowMs`. */
export type ProgressClock = {
  /** Null while the build waits in the queue. */
  startedAt: Date | null;
  now: Date;
  recent: { count: number; windowMs: number };
};

export type Progress = {
  /** Items settled: kept, dropped or given up. */
  done: number;
  /** 0 to 100 with one decimal, rounded down: 100 means all. */
  percent: number;
  ratePerSecond: { now: number; average: number };
  /** At the rate of now; null while nothing moves, because then nobody knows. */
  secondsLeft: number | null;
};

export function deriveProgress(counts: BuildCounts, { startedAt, now, recent }: ProgressClock): Progress {
  const done = counts.kept + counts.dropped + counts.failed;
  const left = Math.max(0, counts.total - done);
  const elapsedMs = startedAt === null ? 0 : Math.max(0, now.getTime() - startedAt.getTime());
  const ratePerSecond = {
    // A build younger than the window has had less time than the window.
    now: perSecond(recent.count, Math.min(recent.windowMs, elapsedMs)),
    average: perSecond(done, elapsedMs),
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
