import { type HistogramName, histogramSources } from "./facet-sql";

/** Bars of equal width between `min` and `max`. */
export type Histogram = { min: number; max: number; counts: number[] };

/** About so many bars. */
const BARS = 24;
/** Steps of a bar: bounds that are easily read. */
const WIDTHS = [1, 2, 4, 10, 20, 40, 100, 200, 400, 1_000, 2_000, 4_000, 10_000, 100_000];

type StepRow = { facet: string; value: string; count: number };

/**
 * Steps put together to bars. The bounds are those of the whole dataset, so that bars stand still while filters change;
 * null where the dataset has no number.
 */
export function histogramOf(
  name: HistogramName,
  rows: readonly StepRow[],
  whole: readonly StepRow[],
): Histogram | null {
  const steps = whole.filter(({ facet }) => facet === name).map(({ value }) => Number(value));
  if (steps.length === 0) return null;
  const least = steps.reduce((a, b) => Math.min(a, b));
  const most = steps.reduce((a, b) => Math.max(a, b));
  const width = WIDTHS.find((some) => most / some - least / some <= BARS) ?? 1_000_000;
  const first = Math.floor(least / width);
  const bars = Math.floor(most / width) - first + 1;
  const counts = Array.from({ length: bars }, () => 0);
  for (const { facet, value, count } of rows) {
    const bar = Math.floor(Number(value) / width) - first;
    if (facet === name && bar >= 0 && bar < bars) counts[bar] = (counts[bar] ?? 0) + count;
  }
  const { step } = histogramSources[name];
  const bound = (bar: number) => Number((bar * width * step).toFixed(6));
  return { min: bound(first), max: bound(first + bars), counts };
}
