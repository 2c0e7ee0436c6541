import { type Rate, rate } from "./rate";

/** What the statistics look at; every completion of a preview run is one. */
export type Outcome = {
  status: "waiting" | "completed" | "failed" | "stopped";
  /** Numbers of the principles its thoughts cite. */
  cited: readonly number[];
  verdict: { verdict: "kept" | "dropped"; reason: string | null } | null;
  reply: string;
};

export type SampleStatistics = {
  /** The completions that came to an end; all shares are of these. */
  completed: number;
  kept: Rate;
  /** How many completions cite it, by number. */
  principles: { number: number; rate: Rate }[];
  /** Why the filter would drop them, the commonest first. */
  reasons: { reason: string; count: number }[];
  /** Characters of a reply, as code points; null where there is none. */
  meanReplyLength: number | null;
};

/** The samples of one request taken together. What has not completed is left out. */
export function sampleStatistics(samples: readonly Outcome[]): SampleStatistics {
  const completed = samples.filter((sample) => sample.status === "completed");
  const of = completed.length;
  const cited = tally(completed.flatMap((sample) => [...new Set(sample.cited)]));
  const reasons = tally(completed.flatMap(({ verdict }) => verdict?.reason ?? []));
  const length = completed.reduce((sum, { reply }) => sum + [...reply].length, 0);
  return {
    completed: of,
    kept: rate(completed.filter(isKept).length, of),
    principles: [...cited]
      .map(([number, count]) => ({ number, rate: rate(count, of) }))
      .sort((a, b) => a.number - b.number),
    reasons: [...reasons]
      .map(([reason, count]) => ({ reason, count }))
      .sort((a, b) => b.count - a.count || (a.reason < b.reason ? -1 : 1)),
    meanReplyLength: of === 0 ? null : length / of,
  };
}

export const isKept = ({ verdict }: Outcome): boolean => verdict?.verdict === "kept";

function tally<Key>(keys: readonly Key[]): Map<Key, number> {
  const counts = new Map<Key, number>();
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  return counts;
}
