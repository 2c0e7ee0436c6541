import { z } from "zod";
import { type Measure, measures } from "./distribution";
import { meanDifference, shareDifference } from "./share-difference";

const countSchema = z.int().min(0);
const differenceSchema = z.object({ difference: z.number(), low: z.number(), high: z.number() }).nullable();

export const driftSubjects = ["principle", "verdict", "reason", "question_type", "topic"] as const;
export type DriftSubject = (typeof driftSubjects)[number];

const shareRowSchema = z.object({
  subject: z.enum(driftSubjects),
  /** A principle's number, or a verdict, reason, type or topic. */
  value: z.string(),
  left: countSchema,
  right: countSchema,
  /** Right less left, of the side's records, 0 to 1. */
  change: differenceSchema,
});
export type ShareRow = z.infer<typeof shareRowSchema>;

const meanRowSchema = z.object({
  measure: z.enum(measures),
  left: z.object({ mean: z.number(), median: z.number() }),
  right: z.object({ mean: z.number(), median: z.number() }),
  /** Of the means, right less left. */
  change: differenceSchema,
});
export type MeanRow = z.infer<typeof meanRowSchema>;

const driftSideSchema = z.object({
  /** Records that were looked at: all, or those of a sample. */
  records: countSchema,
  isEstimate: z.boolean(),
  name: z.string(),
  datasetId: z.int(),
});

/** What differs between two sets of records, the greatest change first. */
export const driftSchema = z.object({
  left: driftSideSchema,
  right: driftSideSchema,
  shares: z.array(shareRowSchema),
  means: z.array(meanRowSchema),
});
export type Drift = z.infer<typeof driftSchema>;

/** Records of one side that have a value. */
export type SideCounts = {
  records: number;
  values: readonly { subject: DriftSubject; value: string; count: number }[];
  means: readonly { measure: Measure; count: number; mean: number; variance: number; median: number }[];
};

/** The rows of a drift. What neither side has is not there; swapping the sides turns every sign. */
export function measureDrift(left: SideCounts, right: SideCounts): Pick<Drift, "shares" | "means"> {
  const counts = new Map<string, ShareRow>();
  for (const [side, { values }] of [
    ["left", left],
    ["right", right],
  ] as const) {
    for (const { subject, value, count } of values) {
      const key = `${subject} ${value}`;
      const row = counts.get(key) ?? { subject, value, left: 0, right: 0, change: null };
      counts.set(key, { ...row, [side]: row[side] + count });
    }
  }
  const shares = [...counts.values()].map((row) => ({
    ...row,
    change: shareDifference({ count: row.left, of: left.records }, { count: row.right, of: right.records }),
  }));
  return {
    shares: shares.sort(
      (a, b) => size(b) - size(a) || order(a).localeCompare(order(b), "en", { numeric: true }),
    ),
    means: measures.flatMap((measure): MeanRow[] => {
      const of = ({ means }: SideCounts) => means.find((one) => one.measure === measure);
      const [before, after] = [of(left), of(right)];
      if (before === undefined || after === undefined) return [];
      return [{ measure, left: before, right: after, change: meanDifference(before, after) }];
    }),
  };
}

const size = ({ change }: ShareRow) => Math.abs(change?.difference ?? 0);
const order = ({ subject, value }: ShareRow) => `${driftSubjects.indexOf(subject)} ${value}`;

/** Whether the interval leaves out zero. */
export function isClear(change: Drift["shares"][number]["change"]): boolean {
  return change !== null && (change.low > 0 || change.high < 0);
}

/** `41 % → 52 % (+11 ± 2)`; tenths where whole numbers would hide the change. */
export function describeShift(row: ShareRow, left: number, right: number): string {
  const share = (count: number, of: number) => (of === 0 ? null : (count / of) * 100);
  const [before, after] = [share(row.left, left), share(row.right, right)];
  const change = row.change;
  if (before === null || after === null || change === null) return "–";
  const points = change.difference * 100;
  const half = Math.max(change.high - change.difference, change.difference - change.low) * 100;
  const digits = Math.abs(points) < 1 || half < 0.5 ? 1 : 0;
  const percent = (value: number) => `${value.toFixed(digits)}\u2009%`;
  const sign = points > 0 ? "+" : points < 0 ? "−" : "±";
  return `${percent(before)} → ${percent(after)} (${sign}${Math.abs(points).toFixed(digits)} ± ${half.toFixed(digits)})`;
}

/** What a change says before its figures, e.g. `cites 7 more often`, `more dropped: short`. */
export function describeChange({ subject, value, change }: ShareRow, valueWords = value): string {
  const isMore = (change?.difference ?? 0) >= 0;
  switch (subject) {
    case "principle":
      return `cites ${value} ${isMore ? "more" : "less"} often`;
    case "reason":
      return `${isMore ? "more" : "fewer"} dropped: ${valueWords}`;
    case "verdict":
      return `${isMore ? "more" : "fewer"} ${value}`;
    case "topic":
      return `${isMore ? "more" : "fewer"} about ${value}`;
    default:
      return `${isMore ? "more" : "fewer"} of the type ${value}`;
  }
}
