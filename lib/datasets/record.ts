import { z } from "zod";

export const verdictSchema = z.enum(["kept", "dropped"]);

export const ruleHitSchema = z.object({
  rule: z.string(),
  effect: z.enum(["dropped", "mended"]),
  detail: z.string(),
  /** Where in the raw text; null where it speaks of the whole, and in records of releases that did not say. */
  span: z.object({ start: z.int(), end: z.int() }).nullable().default(null),
  /** What it made of the request for the output; the record keeps the one that was asked. */
  request: z.literal("input_only").optional(),
});

/** What a table shows of a record: one line, no long text. */
export const recordSummarySchema = z.object({
  id: z.int(),
  buildId: z.int().nullable(),
  item: z.int().nullable(),
  origin: z.string(),
  /** The instruction's first 240 characters. */
  instruction: z.string(),
  cited: z.array(z.int()),
  verdict: verdictSchema,
  reason: z.string().nullable(),
  finishReason: z.string(),
  /** Code points of the reply as the model wrote it. */
  replyLength: z.int(),
  instructionLength: z.int(),
  thoughtsLength: z.int(),
  outputLength: z.int(),
  promptTokens: z.int().nullable(),
  completionTokens: z.int().nullable(),
  totalMs: z.int(),
  createdAt: z.string(),
  topic: z.string().nullable(),
  questionType: z.string().nullable(),
  /** A judge's, 1 to 10. */
  score: z.number().nullable(),
  /** ROUGE-L F1 against the nearest of what was there before. */
  nearestScore: z.number().nullable(),
  leakShare: z.number().nullable(),
  script: z.string().nullable(),
  isRefusal: z.boolean().nullable(),
  duplicateOf: z.int().nullable(),
  tags: z.array(z.string()),
  review: z.enum(["approved", "rejected", "flagged"]).nullable(),
  editedAt: z.string().nullable(),
});

/** Everything that is known of a record. `rawText` is as the server sent it; the rest is derived from it. */
export const recordSchema = recordSummarySchema.extend({
  datasetId: z.int(),
  sample: z.int(),
  input: z.string(),
  rawText: z.string(),
  thoughts: z.string(),
  reply: z.string(),
  output: z.string(),
  hits: z.array(ruleHitSchema),
  seed: z.int(),
  attempts: z.int(),
  cachedTokens: z.int().nullable(),
  firstTokenMs: z.int().nullable(),
  /** What its step read in it beside its texts (lib/steps/step.ts). */
  facts: z.record(z.string(), z.unknown()),
});

export type RecordSummary = z.infer<typeof recordSummarySchema>;
export type DatasetRecord = z.infer<typeof recordSchema>;
