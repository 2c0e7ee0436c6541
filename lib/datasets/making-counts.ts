import { z } from "zod";

const counted = z.record(z.string(), z.int());

/** Of one source: what was read is what was kept and what was dropped, by reason. */
const sourceCountsSchema = z.object({
  name: z.string(),
  /** Null of a source that is no dataset, or a record that has none. */
  datasetId: z.int().nullable().default(null),
  read: z.int(),
  kept: z.int(),
  dropped: counted,
  /** Rules that changed a text, by name: how many each. They drop nothing. */
  mended: counted.default({}),
});
export type SourceCounts = z.infer<typeof sourceCountsSchema>;

/** How far a making is. Sources stand in the order in which they are read. */
export const makingCountsSchema = z.object({
  phase: z.enum(["waiting", "reading", "writing", "done"]).default("waiting"),
  /** Of `total`, in `unit`: what is read, or while writing what is written. */
  progress: z.int().default(0),
  /** Null while it is unknown. */
  total: z.int().nullable().default(null),
  unit: z.enum(["records", "bytes"]).default("records"),
  sources: z.array(sourceCountsSchema).default([]),
});
export type MakingCounts = z.infer<typeof makingCountsSchema>;

export function startCounts(name: string, datasetId: number | null = null): SourceCounts {
  return { name, datasetId, read: 0, kept: 0, dropped: {}, mended: {} };
}

/** Counts one more that was read. `reason` null: it is kept. */
export function countOutcome(source: SourceCounts, reason: string | null): void {
  source.read += 1;
  if (reason === null) source.kept += 1;
  else countOne(source.dropped, reason);
}

/** Counts one that was kept so far as dropped after all. */
export function takeBack(source: SourceCounts, reason: string): void {
  source.kept -= 1;
  countOne(source.dropped, reason);
}

export function countOne(counts: Record<string, number>, name: string): void {
  counts[name] = (counts[name] ?? 0) + 1;
}

/** All sources together. */
export function sumSources(sources: readonly SourceCounts[]): Omit<SourceCounts, "name" | "datasetId"> {
  const sum = {
    read: 0,
    kept: 0,
    dropped: {} as Record<string, number>,
    mended: {} as Record<string, number>,
  };
  for (const source of sources) {
    sum.read += source.read;
    sum.kept += source.kept;
    for (const facet of ["dropped", "mended"] as const) {
      for (const [name, count] of Object.entries(source[facet])) {
        sum[facet][name] = (sum[facet][name] ?? 0) + count;
      }
    }
  }
  return sum;
}
