import { z } from "zod";
import type { RangeKind } from "./record-filter";

/** What of a record is measured: lengths in code points, tokens as the server counted them. */
export const measures = [
  "instruction_length",
  "thoughts_length",
  "reply_length",
  "output_length",
  "prompt_tokens",
  "completion_tokens",
] as const satisfies readonly RangeKind[];
export type Measure = (typeof measures)[number];

const countSchema = z.int().min(0);
const spreadSchema = z.object({
  records: countSchema,
  mean: z.number().nullable(),
  median: z.number().nullable(),
  p95: z.number().nullable(),
});
export type Spread = z.infer<typeof spreadSchema>;

/** A bar of a histogram: values from `from` (included) to `to` (not); `before` of all records, `after` of the kept. */
export const binSchema = z.object({
  from: z.number(),
  to: z.number(),
  before: countSchema,
  after: countSchema,
});

export const distributionSchema = z.object({
  isEstimate: z.boolean(),
  bins: z.array(binSchema),
  all: spreadSchema,
  kept: spreadSchema,
});
export type Distribution = z.infer<typeof distributionSchema>;

/** How many records have a value, and how many of them were kept. */
export type ValueCount = { value: number; all: number; kept: number };

/** Lengths double every second bar: short and long texts both have room. */
const edge = (bin: number) => (bin === 0 ? 0 : Math.round(16 * 2 ** ((bin - 1) / 2)));

function binOf(value: number): number {
  let bin = 0;
  while (edge(bin + 1) <= value) bin += 1;
  return bin;
}

/** The picture out of how often each value came, in any order. */
export function drawDistribution(counts: readonly ValueCount[]): Omit<Distribution, "isEstimate"> {
  const rows = counts.toSorted((a, b) => a.value - b.value);
  const bins = new Map<number, { bin: number; before: number; after: number }>();
  for (const { value, all, kept } of rows) {
    const bin = binOf(value);
    const known = bins.get(bin) ?? { bin, before: 0, after: 0 };
    bins.set(bin, { bin, before: known.before + all, after: known.after + kept });
  }
  return {
    bins: fillBins([...bins.values()], (bin) => ({ from: edge(bin), to: edge(bin + 1) })),
    all: spreadOf(rows.map(({ value, all }) => ({ value, count: all }))),
    kept: spreadOf(rows.map(({ value, kept }) => ({ value, count: kept }))),
  };
}

/** Of values by rising value. The median of an even number is the mean of both in the middle; p95 is the least value that 95 % do not exceed. */
export function spreadOf(counts: readonly { value: number; count: number }[]): Spread {
  const records = counts.reduce((sum, { count }) => sum + count, 0);
  if (records === 0) return { records, mean: null, median: null, p95: null };
  const at = (place: number) => {
    let passed = 0;
    for (const { value, count } of counts) {
      passed += count;
      if (passed > place) return value;
    }
    return 0;
  };
  const total = counts.reduce((sum, { value, count }) => sum + value * count, 0);
  const median = (at(Math.floor((records - 1) / 2)) + at(Math.floor(records / 2))) / 2;
  return { records, mean: total / records, median, p95: at(Math.ceil(0.95 * records) - 1) };
}

/** The bars up to the last one that is not empty, each with its edges. */
export function fillBins(
  rows: readonly { bin: number; before: number; after: number }[],
  edges: (bin: number) => { from: number; to: number },
): z.infer<typeof binSchema>[] {
  const last = Math.max(-1, ...rows.map(({ bin }) => bin));
  const byBin = new Map(rows.map((row) => [row.bin, row]));
  return Array.from({ length: last + 1 }, (_, bin) => {
    const { before = 0, after = 0 } = byBin.get(bin) ?? {};
    return { ...edges(bin), before, after };
  });
}
