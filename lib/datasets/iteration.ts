import { z } from "zod";

/** Of texts, in code points; null where there is none. */
const lengthsSchema = z.object({ mean: z.number().nullable(), median: z.number().nullable() });
export type Lengths = z.infer<typeof lengthsSchema>;

/** A build that is a stage of an iteration, and how its records were judged. */
const stageSchema = z.object({
  buildId: z.int(),
  datasetId: z.int(),
  status: z.string(),
  model: z.string(),
  server: z.string(),
  kept: z.int(),
  /** By reason, most first. */
  dropped: z.array(z.object({ reason: z.string(), count: z.int() })),
});
export type IterationStage = z.infer<typeof stageSchema>;

/** Means of what a judge gave; `bins`: records by score, unparsed at 0 (lib/datasets/scores.ts). */
const rubricScoresSchema = z.object({ mean: z.number().nullable(), bins: z.array(z.int()) });

/** The part of a selection's wish that says what was kept. */
export const selectionSchema = z.object({
  quality: z.number().nullable(),
  following: z.number().nullable(),
});

/** What one pass of I-SHEEP came to, as far as it is. A stage that has not begun is null. */
export const iterationSchema = z.object({
  /** From 0. */
  iteration: z.int(),
  instructions: stageSchema
    .extend({
      /** Of kept instructions. */
      lengths: lengthsSchema,
      nearDuplicates: z.int(),
      /** ROUGE-L F1 against the nearest of what was there before, of all that were compared. */
      meanNearest: z.number().nullable(),
    })
    .nullable(),
  /** `lengths`: of kept answers. */
  answers: stageSchema.extend({ lengths: lengthsSchema }).nullable(),
  assess: stageSchema
    .extend({
      /** Answers with a judgement; of them, those with a rubric that could not be read. */
      judged: z.int(),
      unparsed: z.int(),
      quality: rubricScoresSchema.nullable(),
      following: rubricScoresSchema.nullable(),
    })
    .nullable(),
  selected: z
    .object({
      /** Null while it is being made. */
      datasetId: z.int().nullable(),
      status: z.string(),
      /** What means had to be above; a rubric that was not looked at: null. Null where that is not known. */
      thresholds: selectionSchema.nullable(),
      kept: z.int(),
      instructionLengths: lengthsSchema,
      outputLengths: lengthsSchema,
    })
    .nullable(),
  /** Kept answers that cite each principle; empty where answers cite none. */
  principles: z.array(z.object({ number: z.int(), count: z.int() })),
});
export type Iteration = z.infer<typeof iterationSchema>;

/** Of what a stage made; 0 while there is nothing. */
export function totalOf({ kept, dropped }: Pick<IterationStage, "kept" | "dropped">): number {
  return dropped.reduce((sum, { count }) => sum + count, kept);
}

/** Selected answers for each hundred instructions, 0 to 1; null before there is a selection. */
export function yieldOf({ instructions, selected }: Iteration): number | null {
  if (selected === null || instructions === null || instructions.kept === 0) return null;
  return selected.kept / instructions.kept;
}
