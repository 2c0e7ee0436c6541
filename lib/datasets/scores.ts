import { z } from "zod";
import { rubrics } from "@/lib/steps/assess";

export const rubricSchema = z.enum(rubrics);

/**
 * Where the mean of a record's votes by one rubric falls: n holds means above n − 1 up to n, so that a whole threshold
 * never cuts through one; with one vote it is the score. 0: no vote could be read. Null: nobody voted (yet).
 */
const binSchema = z.int().min(0).max(10).nullable();

export const scoreCellSchema = z.object({ quality: binSchema, following: binSchema, count: z.int() });
export type ScoreCell = z.infer<typeof scoreCellSchema>;

/** What a mean must be above; null: that rubric is not looked at. */
const thresholdSchema = z.int().min(0).max(9).nullable();
export const thresholdsSchema = z.object({ quality: thresholdSchema, following: thresholdSchema });
export type Thresholds = z.infer<typeof thresholdsSchema>;

/** Both scores above 8. Source: I-SHEEP. */
export const REFERENCE_THRESHOLD = 8;

/** What is known of all votes by one rubric. */
export const rubricVotesSchema = z.object({
  rubric: rubricSchema,
  /** Of the records' means; null where none could be read. */
  mean: z.number().nullable(),
  votes: z.int(),
  unparsedVotes: z.int(),
  /** The most votes that one record has. */
  votesEach: z.int(),
});
export type RubricVotes = z.infer<typeof rubricVotesSchema>;

/** Whether records of the cell would be kept: what could not be read never is. */
export function isKept(cell: Pick<ScoreCell, "quality" | "following">, thresholds: Thresholds): boolean {
  return rubrics.every((rubric) => {
    const threshold = thresholds[rubric];
    return threshold === null || (cell[rubric] ?? 0) > threshold;
  });
}

export function countKept(cells: readonly ScoreCell[], thresholds: Thresholds): number {
  return countOf(cells.filter((cell) => isKept(cell, thresholds)));
}

export function countOf(cells: readonly ScoreCell[]): number {
  return cells.reduce((sum, { count }) => sum + count, 0);
}

/** How many records lie in each bin of one rubric, from 0 (unparsed) to 10; those without a vote are left out. */
export function distributionOf(
  cells: readonly ScoreCell[],
  rubric: (typeof rubrics)[number],
): readonly number[] {
  const bins = Array.from({ length: 11 }, () => 0);
  for (const cell of cells) {
    const bin = cell[rubric];
    if (bin !== null) bins[bin] = (bins[bin] ?? 0) + cell.count;
  }
  return bins;
}

/**
 * Lists of judged records that a person may want to look at. `borderline`: those that one step of a threshold, up or
 * down, would decide otherwise. `votes`, `rubrics`: whose votes by one rubric, or whose two rubrics, lie at least two
 * apart, the furthest first. `unparsed`: with a vote that could not be read. `cell`: those of one cell of the matrix.
 */
export const scoreLists = ["borderline", "votes", "rubrics", "unparsed", "cell"] as const;
/** `quality` and `following`: the thresholds of `borderline`, the bins of `cell`; the others look at neither. */
export type ScoreListWish = {
  list: (typeof scoreLists)[number];
  quality: number | null;
  following: number | null;
};

/** What a judge said of a record. `recordId`: the judgement itself, which holds what it wrote. */
export const judgementSchema = z.object({
  recordId: z.int(),
  rubric: rubricSchema,
  score: z.number().nullable(),
  explanation: z.string(),
});

/** A judged record with all that was said of it. Means of the votes that could be read, null where none could. */
export const scoredRecordSchema = z.object({
  id: z.int(),
  /** Null where the record was removed since. */
  datasetId: z.int().nullable(),
  /** The first 240 characters. */
  instruction: z.string(),
  output: z.string(),
  quality: z.number().nullable(),
  following: z.number().nullable(),
  judgements: z.array(judgementSchema),
});
export type ScoredRecord = z.infer<typeof scoredRecordSchema>;
