import { z } from "zod";

/** What two records of the same request are matched by; of k samples, each with the one of the same number. */
export const matchKinds = ["request", "seed", "source"] as const;
export type MatchKind = (typeof matchKinds)[number];

/** How the two sides of a row stand to each other. */
export const outcomes = [
  "both_kept",
  "both_dropped",
  "kept_dropped",
  "dropped_kept",
  "only_left",
  "only_right",
] as const;
export type Outcome = (typeof outcomes)[number];

/** How the output at the right is beside that at the left. */
export const lengthChanges = ["longer", "shorter", "same"] as const;

/** Which rows are shown; all conditions hold at once. Only rows with two sides can have gained, lost or grown. */
export const compareFilterSchema = z.object({
  show: z.enum(outcomes).nullable().default(null),
  /** A principle that the right one cites and the left one does not, or the other way round. */
  gained: z.int().min(1).nullable().default(null),
  lost: z.int().min(1).nullable().default(null),
  length: z.enum(lengthChanges).nullable().default(null),
});
export type CompareFilter = z.infer<typeof compareFilterSchema>;

const verdictSchema = z.enum(["kept", "dropped"]);
const comparedRecordSchema = z.object({
  id: z.int(),
  datasetId: z.int(),
  sample: z.int(),
  verdict: verdictSchema,
  reason: z.string().nullable(),
  cited: z.array(z.int()),
  /** Code points of the output. */
  length: z.int(),
  /** Beginnings of the texts, for the line of a list. */
  instruction: z.string(),
});
export type ComparedRecord = z.infer<typeof comparedRecordSchema>;

/** One request; a side is null where nothing answers it there. */
export const comparedRowSchema = z.object({
  left: comparedRecordSchema.nullable(),
  right: comparedRecordSchema.nullable(),
});
export type ComparedRow = z.infer<typeof comparedRowSchema>;

/** Rows are in the order of the left ids; those that only the right has come after them all, by its ids. */
export const AFTER_ALL = 2 ** 31;

/** Where a row stands: the cursor of a list, and its name in an address. */
export const placeOf = ({
  left,
  right,
}: {
  left: { id: number } | null;
  right: { id: number } | null;
}): number => left?.id ?? (right?.id ?? 0) + AFTER_ALL;

const countSchema = z.int().min(0);
export const compareSummarySchema = z.object({
  left: countSchema,
  right: countSchema,
  outcomes: z.record(z.enum(outcomes), countSchema),
  /** Rows whose two verdicts or reasons differ. */
  reasonChanges: countSchema,
  length: z.object({
    longer: countSchema,
    shorter: countSchema,
    same: countSchema,
    /** Of the rows with two sides, in code points; null without one. */
    leftMean: z.number().nullable(),
    rightMean: z.number().nullable(),
  }),
  /** Of the rows with two sides: how many cite it at the right only, and at the left only. */
  principles: z.array(z.object({ number: z.int(), gained: countSchema, lost: countSchema })),
});
export type CompareSummary = z.infer<typeof compareSummarySchema>;

/** How many rows a filter shows, where the summary says it; null where several conditions hold at once. */
export function shownCount(
  { outcomes: counts, principles, length: lengths }: CompareSummary,
  { show, gained, lost, length }: CompareFilter,
): number | null {
  const of = (number: number) => principles.find((row) => row.number === number);
  const conditions = [
    ...(show === null ? [] : [counts[show]]),
    ...(gained === null ? [] : [of(gained)?.gained ?? 0]),
    ...(lost === null ? [] : [of(lost)?.lost ?? 0]),
    ...(length === null ? [] : [lengths[length]]),
  ];
  if (conditions.length === 0) return outcomes.reduce((sum, outcome) => sum + counts[outcome], 0);
  return conditions.length === 1 ? (conditions[0] ?? null) : null;
}

type Judged = {
  verdict: "kept" | "dropped";
  reason: string | null;
  cited: readonly number[];
  length: number;
};

export function outcomeOf(
  left: Pick<Judged, "verdict"> | null,
  right: Pick<Judged, "verdict"> | null,
): Outcome {
  if (left === null) return "only_right";
  if (right === null) return "only_left";
  if (left.verdict === right.verdict) return left.verdict === "kept" ? "both_kept" : "both_dropped";
  return left.verdict === "kept" ? "kept_dropped" : "dropped_kept";
}

/** Principles that the right one cites and the left one does not, and the other way round; by number. */
export function citedChange(
  left: readonly number[],
  right: readonly number[],
): { gained: number[]; lost: number[] } {
  const only = (own: readonly number[], other: readonly number[]) =>
    [...new Set(own)].filter((number) => !other.includes(number)).sort((a, b) => a - b);
  return { gained: only(right, left), lost: only(left, right) };
}

/** Whether a row is shown; the SQL of lib/store/compare.ts says the same. */
export function matchesCompareFilter(
  left: Judged | null,
  right: Judged | null,
  { show, gained, lost, length }: CompareFilter,
): boolean {
  if (show !== null && outcomeOf(left, right) !== show) return false;
  if (gained === null && lost === null && length === null) return true;
  if (left === null || right === null) return false;
  const change = citedChange(left.cited, right.cited);
  if (gained !== null && !change.gained.includes(gained)) return false;
  if (lost !== null && !change.lost.includes(lost)) return false;
  return length === null || lengthChange(left.length, right.length) === length;
}

function lengthChange(left: number, right: number): (typeof lengthChanges)[number] {
  if (left === right) return "same";
  return right > left ? "longer" : "shorter";
}

/** Rows with the same verdicts and reasons. */
export type ComparedGroup = {
  left: Pick<Judged, "verdict" | "reason"> | null;
  right: Pick<Judged, "verdict" | "reason"> | null;
  count: number;
  /** Of them with two sides: whose output at the right is longer, shorter; sums of both sides' lengths. */
  longer: number;
  shorter: number;
  leftLength: number;
  rightLength: number;
};

/** `principles` as they were counted, by number. */
export function summariseComparison(
  groups: readonly ComparedGroup[],
  principles: CompareSummary["principles"],
): CompareSummary {
  const counts = Object.fromEntries(outcomes.map((outcome) => [outcome, 0])) as Record<Outcome, number>;
  const sums = { pairs: 0, reasonChanges: 0, longer: 0, shorter: 0, left: 0, right: 0 };
  for (const { left, right, count, ...group } of groups) {
    counts[outcomeOf(left, right)] += count;
    if (left === null || right === null) continue;
    sums.pairs += count;
    sums.longer += group.longer;
    sums.shorter += group.shorter;
    sums.left += group.leftLength;
    sums.right += group.rightLength;
    if (left.verdict !== right.verdict || left.reason !== right.reason) sums.reasonChanges += count;
  }
  const { pairs } = sums;
  return {
    left: pairs + counts.only_left,
    right: pairs + counts.only_right,
    outcomes: counts,
    reasonChanges: sums.reasonChanges,
    length: {
      longer: sums.longer,
      shorter: sums.shorter,
      same: pairs - sums.longer - sums.shorter,
      leftMean: pairs === 0 ? null : sums.left / pairs,
      rightMean: pairs === 0 ? null : sums.right / pairs,
    },
    principles: principles.toSorted((a, b) => a.number - b.number),
  };
}
