import { z } from "zod";
import { rate, rateDelta } from "@/lib/previews/rate";

/** How often something came about in `of` cases, with its 95 % interval; as lib/previews/rate.ts. */
export const rateSchema = z.object({
  count: z.int(),
  of: z.int(),
  share: z.number().nullable(),
  low: z.number(),
  high: z.number(),
});

/** What an earlier build of the same step came to: what a plan and its probe are measured against. */
export const lastBuildSchema = z.object({
  id: z.int(),
  name: z.string(),
  constitutionName: z.string().nullable(),
  constitutionVersion: z.int().nullable(),
  kept: z.int(),
  dropped: z.int(),
  /** Drops by rule. */
  byReason: z.record(z.string(), z.int()),
  /** Per completion; null where the server gave no counts. */
  completionTokens: z.number().nullable(),
  /** Completions of a step that invents, each with several records; null of another. */
  requests: z.int().nullable(),
});
export type LastBuild = z.infer<typeof lastBuildSchema>;

/** One share of the probe beside the same one of the last build. */
export const comparedShareSchema = z.object({
  /** Null: the keep rate; else a rule that drops. */
  reason: z.string().nullable(),
  probe: rateSchema,
  last: rateSchema,
  /** How much more often in the probe, in parts of 1, with its 95 % interval. */
  delta: z.object({ share: z.number(), low: z.number(), high: z.number() }).nullable(),
  /** Whether it is worse by more than chance explains. */
  isWorse: z.boolean(),
});
export type ComparedShare = z.infer<typeof comparedShareSchema>;

/** The keep rate, and each reason that either has, of `now` beside those of the last build; the keep rate first. */
export function compareWithLast(
  now: { kept: number; dropped: number; byReason: Readonly<Record<string, number>> },
  last: Pick<LastBuild, "kept" | "dropped" | "byReason">,
): ComparedShare[] {
  const of = now.kept + now.dropped;
  const lastOf = last.kept + last.dropped;
  const compared = (reason: string | null, count: number, lastCount: number): ComparedShare => {
    const [probe, before] = [rate(count, of), rate(lastCount, lastOf)];
    const delta = rateDelta(probe, before);
    const isWorse = delta !== null && (reason === null ? delta.high < 0 : delta.low > 0);
    return { reason, probe, last: before, delta, isWorse };
  };
  const reasons = [...new Set([...Object.keys(now.byReason), ...Object.keys(last.byReason)])].sort();
  return [
    compared(null, now.kept, last.kept),
    ...reasons.map((reason) => compared(reason, now.byReason[reason] ?? 0, last.byReason[reason] ?? 0)),
  ];
}
