import { z } from "zod";
import { cleanWishSchema } from "./clean-wish";
import { dedupSchema } from "./dedup";
import { importWishSchema } from "./import-wish";
import { sampleWishSchema, snapshotWishSchema, splitWishSchema } from "./set-wishes";

export const makingStatusSchema = z.enum(["queued", "running", "done", "failed", "cancelled"]);
export type MakingStatus = z.infer<typeof makingStatusSchema>;

/** Whether a worker has something to do with it. */
export function isMakingUnderWay(status: MakingStatus): boolean {
  return status === "queued" || status === "running";
}

const id = z.int().min(1);
const seed = z.int().min(0).max(0x7fff_ffff);

/** Where records are taken from: the kept ones of a dataset, or the seed prompts of a set. */
export const mergeSourceSchema = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("dataset"), datasetId: id }),
  z.strictObject({ kind: z.literal("seed_set"), seedSetId: id }),
]);
export type MergeSource = z.infer<typeof mergeSourceSchema>;

/** Several sources become one dataset, which holds what the first of them holds. */
const mergeWishSchema = z.strictObject({
  kind: z.literal("merge"),
  sources: z.array(mergeSourceSchema).min(1).max(50),
  dedup: dedupSchema.default({ by: "exact" }),
  /** Null: in the order of the sources. */
  shuffleSeed: seed.nullable().default(null),
  /** So many of those that are left are drawn; null: all. */
  sample: z
    .strictObject({ count: z.int().min(1), seed })
    .nullable()
    .default(null),
  /** Whether what is dropped is stored too, as dropped records that name the nearest. */
  keepDropped: z.boolean().default(false),
  /** True: nothing is made, the counts are all that is wanted. */
  isCountOnly: z.boolean().default(false),
});
export type MergeWish = z.infer<typeof mergeWishSchema>;

/** Kept records of a dataset whose mean scores are above a threshold of each rubric that has one. */
const selectWishSchema = z
  .strictObject({
    kind: z.literal("select"),
    datasetId: id,
    /** Its records are scores: each names the record that it judged as its source, and its rubric in its facts. */
    scoresDatasetId: id,
    /** Kept iff the mean is above it; null: this rubric decides nothing. */
    quality: z.number().min(0).max(10).nullable(),
    following: z.number().min(0).max(10).nullable(),
    keepDropped: z.boolean().default(false),
  })
  .refine(({ quality, following }) => quality !== null || following !== null, {
    error: "a threshold of one rubric at least is needed",
  });
export type SelectWish = z.infer<typeof selectWishSchema>;

/** What a dataset shall be made from, by kind. A worker makes it, without a model server. */
export const makingWishSchema = z.discriminatedUnion("kind", [
  mergeWishSchema,
  selectWishSchema,
  cleanWishSchema,
  splitWishSchema,
  sampleWishSchema,
  snapshotWishSchema,
  importWishSchema,
]);
export type MakingWish = z.infer<typeof makingWishSchema>;
/** With what has a default left out. */
export type MakingWishInput = z.input<typeof makingWishSchema>;
