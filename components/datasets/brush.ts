/** Bars of equal width from `min` to `max`. */
type Bars = { min: number; max: number; counts: readonly number[] };
export type NumberRange = { min: number | null; max: number | null };
/** Of the bars, from 0: `from` the left edge of the first bar inside, `to` the right edge of the last. */
export type Edges = { from: number; to: number };

const width = ({ min, max, counts }: Bars) => (max - min) / Math.max(1, counts.length);

/** Where a range stands on the bars; its ends may lie within one. */
export function edgesOf(range: NumberRange | null, bars: Bars): Edges {
  const { length } = bars.counts;
  const edge = (bound: number | null | undefined, open: number) => {
    if (bound === null || bound === undefined || width(bars) === 0) return open;
    return Math.min(length, Math.max(0, (bound - bars.min) / width(bars)));
  };
  return { from: edge(range?.min, 0), to: edge(range?.max, length) };
}

/** The range between two edges; an edge at the end of the bars is open, and between both ends there is none. */
export function rangeOf({ from, to }: Edges, bars: Bars, isWhole: boolean): NumberRange | null {
  const unit = isWhole ? 1 : 100;
  const at = (edge: number, round: (n: number) => number) =>
    round((bars.min + edge * width(bars)) * unit * (1 + Number.EPSILON)) / unit;
  const min = from <= 0 ? null : at(from, Math.round);
  const max = to >= bars.counts.length ? null : at(to, Math.round);
  return min === null && max === null ? null : { min, max };
}

/** Both edges after one of them was moved to `edge`: they may meet the other, but not pass it. */
export function moveEdge(edges: Edges, which: "from" | "to", edge: number, bars: Bars): Edges {
  const held = Math.min(bars.counts.length, Math.max(0, edge));
  return which === "from"
    ? { from: Math.min(held, Math.max(0, edges.to - 1)), to: edges.to }
    : { from: edges.from, to: Math.max(held, Math.min(bars.counts.length, edges.from + 1)) };
}
