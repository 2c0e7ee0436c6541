import { z } from "zod";
import { dedupSchema } from "./dedup";
import { recordFilterSchema } from "./record-filter";

const id = z.int().min(1);
const seed = z.int().min(0).max(0x7fff_ffff);
const filters = z.array(recordFilterSchema).max(40).default([]);

/** What shall be spread evenly over the parts, or drawn evenly. */
export const strataSchema = z.enum(["none", "verdict", "reason", "topic", "question_type", "script"]);
export type Strata = z.infer<typeof strataSchema>;

/** A dataset comes apart into several; what is nearly the same never does. */
export const splitWishSchema = z
  .strictObject({
    kind: z.literal("split"),
    datasetId: id,
    filters,
    /** Shares add up to 1. */
    parts: z
      .array(z.strictObject({ name: z.string().trim().min(1).max(40), share: z.number().min(0).max(1) }))
      .min(2)
      .max(6),
    seed,
    stratifyBy: strataSchema.default("none"),
    /** Which records belong together, so that none of one part is known from another. */
    together: dedupSchema.default({ by: "exact" }),
  })
  .refine(({ parts }) => Math.abs(parts.reduce((sum, { share }) => sum + share, 0) - 1) < 1e-6, {
    error: "the shares must add up to 1",
  })
  .refine(({ parts }) => new Set(parts.map(({ name }) => name)).size === parts.length, {
    error: "two parts have the same name",
  });
export type SplitWish = z.infer<typeof splitWishSchema>;

export const sampleWishSchema = z.strictObject({
  kind: z.literal("sample"),
  datasetId: id,
  filters,
  count: z.int().min(1),
  seed,
  stratifyBy: strataSchema.default("none"),
  spread: z.enum(["proportional", "equal"]).default("proportional"),
});
export type SampleWish = z.infer<typeof sampleWishSchema>;

/** The records as they are at one moment, for ever; with a hash of all of them. */
export const snapshotWishSchema = z.strictObject({ kind: z.literal("snapshot"), datasetId: id, filters });
export type SnapshotWish = z.infer<typeof snapshotWishSchema>;
