import type { BuildTimeline } from "@/lib/api/build-timeline";

/** A point that has run for less says too little: half a second with nothing in it is no standstill. */
const SHORTEST_S = 4;

export type RatePoint = {
  atMs: number;
  /** The middle of the time that it counts, where it is drawn. */
  middleMs: number;
  endMs: number;
  perSecond: number;
  tokensPerSecond: number;
  failedAttempts: number;
};

/** Records and tokens per second over time. */
export function rateSeries({ points, from }: Pick<BuildTimeline, "points" | "from">): RatePoint[] {
  const begin = Date.parse(from);
  return points
    .filter(({ seconds }, index) => seconds >= SHORTEST_S || (index < points.length - 1 && index > 0))
    .map(({ at, seconds, records, tokensOut, failedAttempts }) => {
      const atMs = Math.max(begin, Date.parse(at));
      return {
        atMs,
        middleMs: atMs + seconds * 500,
        endMs: atMs + seconds * 1000,
        perSecond: records / seconds,
        tokensPerSecond: tokensOut / seconds,
        failedAttempts,
      };
    });
}

export type LimitPoint = { atMs: number; limit: number; ceiling: number; inFlight: number };

/** The limits of all servers together: each counts with its last moment from its first one on. */
export function sumLimits(servers: Pick<BuildTimeline, "servers">["servers"]): LimitPoint[] {
  const moments = servers
    .flatMap(({ id, moments: own }) => own.map((moment) => ({ id, atMs: Date.parse(moment.at), moment })))
    .sort((a, b) => a.atMs - b.atMs);
  const latest = new Map<number, (typeof moments)[number]["moment"]>();
  return moments.map(({ id, atMs, moment }) => {
    latest.set(id, moment);
    const all = [...latest.values()];
    const sum = (pick: (one: (typeof all)[number]) => number) =>
      all.reduce((total, one) => total + pick(one), 0);
    return {
      atMs,
      limit: sum((one) => one.limitNow),
      ceiling: sum((one) => one.ceiling),
      inFlight: sum((one) => one.inFlight),
    };
  });
}

/** The last entry that begins at or before the moment. */
export function lastBefore<Entry extends { atMs: number }>(
  entries: readonly Entry[],
  atMs: number,
): Entry | null {
  return entries.findLast((entry) => entry.atMs <= atMs) ?? null;
}

/** A ring above the plot: one move, or several that stand too near to each other to be told apart. */
export type Ring<Move> = { x: number; moves: Move[]; number: number | null };

/**
 * Moves by rising time as rings at least `gap` pixels apart; the last `most` of them are numbered, from 1, and told in
 * words.
 */
export function ringsOf<Move>(
  moves: readonly Move[],
  placeOf: (move: Move) => number,
  { gap, most }: { gap: number; most: number },
): Ring<Move>[] {
  const rings: { x: number; moves: Move[] }[] = [];
  for (const move of moves) {
    const x = placeOf(move);
    const last = rings.at(-1);
    if (last !== undefined && x - last.x < gap) last.moves.push(move);
    else rings.push({ x, moves: [move] });
  }
  const first = Math.max(0, rings.length - most);
  return rings.map((ring, index) => ({ ...ring, number: index < first ? null : index - first + 1 }));
}

/** The heights of labels moved up until no two stand nearer than `gap`; the lowest, which has the largest y, stays. */
export function spreadLabels(ys: readonly number[], gap: number): number[] {
  const spread = [...ys];
  const order = ys.map((_, index) => index).sort((a, b) => (ys[b] ?? 0) - (ys[a] ?? 0));
  let above = Number.POSITIVE_INFINITY;
  for (const index of order) {
    above = Math.min(ys[index] ?? 0, above - gap);
    spread[index] = above;
  }
  return spread;
}
