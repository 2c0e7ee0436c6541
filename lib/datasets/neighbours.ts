import { z } from "zod";
import { verdictSchema } from "./record";

const neighbourSchema = z.object({
  id: z.int(),
  datasetId: z.int(),
  instruction: z.string(),
  input: z.string(),
  verdict: verdictSchema,
  reason: z.string().nullable(),
  /** ROUGE-L F1 of the whole requests, in the tokens of the studio's novelty gates. */
  score: z.number(),
});

/** The records of a dataset whose requests are nearest to one record's. */
export const neighboursSchema = z.object({
  dataset: z.object({ id: z.int(), name: z.string() }),
  /** The nearest first. */
  neighbours: z.array(neighbourSchema),
  /** Records that were looked at: by a signature of their words, the most promising ones by all of them. */
  lookedAt: z.int(),
  compared: z.int(),
  /** Whether every record of the dataset was looked at; otherwise more are being read. */
  isWhole: z.boolean(),
  /** No record that was looked at and is not listed can score above it; null where the listed ones are the nearest of all. */
  ceiling: z.number().nullable(),
  /** The record that this one is marked as nearly the same as, whether or not it is still there. */
  duplicateOf: z.object({ id: z.int(), record: neighbourSchema.omit({ score: true }).nullable() }).nullable(),
});
export type Neighbours = z.infer<typeof neighboursSchema>;
export type Neighbour = Neighbours["neighbours"][number];
