/**
 * How long a completion may take, phase by phase. Headers are no progress: servers send them at once and make the
 * request wait, so the wait for the first data is one phase whether headers came or not.
 */
export type Timeouts = {
  connectMs: number;
  firstDataMs: number;
  /** Between one chunk and the next. */
  gapMs: number;
  totalMs: number;
};

export const DEFAULT_TIMEOUTS: Timeouts = {
  connectMs: 10_000,
  firstDataMs: 120_000,
  gapMs: 60_000,
  totalMs: 900_000,
};

/** `250 ms`, `1.5 s`, `120 s`. */
export function formatDuration(ms: number): string {
  return ms < 1_000 ? `${ms} ms` : `${Math.round(ms / 100) / 10} s`;
}
