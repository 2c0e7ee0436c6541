import { z } from "zod";
import { MAX_SEED } from "@/lib/builds/seeds";
import { recordFilterSchema } from "@/lib/datasets/record-filter";
import { sortKeys } from "@/lib/datasets/record-sort";
import { formatOptionsSchema } from "./format-options";
import { trainerProblem } from "./trainers/trainer-fit";

/** `file`: one file. `hugging_face`: a dataset folder. `trainer`: a file a split, and configurations of trainers. */
export const layouts = ["file", "hugging_face", "trainer"] as const;
export const containerNames = ["jsonl", "json", "csv", "parquet"] as const;
export const trainerNames = ["llama_factory", "trl", "axolotl"] as const;
export const splitNames = ["train", "validation", "test"] as const;
export const strataNames = ["topic", "question_type", "verdict", "script", "model", "step"] as const;
export type ContainerName = (typeof containerNames)[number];
export type TrainerName = (typeof trainerNames)[number];
export type SplitName = (typeof splitNames)[number];

const share = z.number().min(0).max(1);

export const splitWishSchema = z
  .strictObject({
    train: share,
    validation: share,
    test: share,
    seed: z.int().min(0).max(MAX_SEED),
    stratifyBy: z.enum(strataNames).nullable().default(null),
    /** Whether near-duplicates stay together, so that nothing held out was trained on. */
    isLeakFree: z.boolean().default(true),
  })
  .refine(({ train, validation, test }) => Math.abs(train + validation + test - 1) < 1e-9, {
    error: "the shares of a split add up to 1",
  });
export type SplitWish = z.infer<typeof splitWishSchema>;

/** What training is planned for (trainers/training-plan.ts); models and machines are the reader's. */
export const trainingWishSchema = z.strictObject({
  recipe: z.enum(["engraving", "verbose", "dromedary_2", "preference"]),
  /** A model's name on the Hub, or a path. */
  baseModel: z.string().trim().min(1).max(200),
  /** LLaMA-Factory's name of the model's chat template. */
  template: z.string().trim().min(1).max(80).default("default"),
  gpuCount: z.int().min(1).max(4096).default(1),
  /** Examples a GPU takes at once. */
  microBatch: z.int().min(1).max(1024).default(4),
});
export type TrainingWish = z.infer<typeof trainingWishSchema>;

export const cardWishSchema = z.strictObject({
  title: z.string().trim().min(1).max(120),
  /** As the Hub writes them: SPDX in lower case, e.g. cc-by-4.0. */
  licence: z
    .string()
    .trim()
    .regex(/^[a-z0-9][a-z0-9.+-]*$/),
  /** ISO 639-1. */
  languages: z
    .array(z.string().regex(/^[a-z]{2,3}$/))
    .min(1)
    .max(50),
  description: z.string().max(20_000),
});
export type CardWish = z.infer<typeof cardWishSchema>;

/** Rows of an identity set (identity-set.ts), put among the others of the training split. */
export const identityWishSchema = z.strictObject({
  setId: z.int().min(1),
  /** How often each of its rows is written. */
  repeats: z.int().min(1).max(1000).default(1),
  /** In the place of the set's own values, by slot. */
  values: z.record(z.string(), z.string().max(2000)).default({}),
});

const recordSortSchema = z.strictObject({ by: z.enum(sortKeys), isFalling: z.boolean() });

/** What shall be exported, and as what. A file of it exports the same again. */
export const exportWishSchema = z
  .strictObject({
    layout: z.enum(layouts),
    format: formatOptionsSchema,
    container: z.enum(containerNames),
    /** A format that sets kept against dropped needs both among the matching. */
    filters: z.array(recordFilterSchema).max(40).default([]),
    /** Null: by rising id, or as the format's grouping asks. */
    sort: recordSortSchema.nullable().default(null),
    split: splitWishSchema.nullable().default(null),
    trainers: z.array(z.enum(trainerNames)).max(3).default([]),
    training: trainingWishSchema.nullable().default(null),
    card: cardWishSchema.nullable().default(null),
    identity: identityWishSchema.nullable().default(null),
    /** Rows a shard of a dataset folder. */
    shardRows: z.int().min(100).max(10_000_000).default(100_000),
  })
  .superRefine((wish, { addIssue }) => {
    const refuse = (path: string, message: string) => addIssue({ code: "custom", path: [path], message });
    if (wish.layout === "file" && wish.split !== null)
      refuse("split", "one file has no splits; choose a dataset folder, or files for trainers");
    if (wish.layout === "hugging_face" && wish.card === null)
      refuse("card", "a dataset folder needs what its card says: title, licence, language");
    if (wish.layout === "trainer" && (wish.trainers.length === 0 || wish.training === null))
      refuse("trainers", "name a trainer at least, and what is trained");
    if (wish.layout === "trainer" && wish.container === "csv")
      refuse("container", "trainers read lists from JSONL, JSON and Parquet, not from CSV");
    if (wish.identity !== null && wish.format.name === "preference")
      refuse("identity", "nothing of an identity set is rejected, so preference pairs take none of it");
    for (const trainer of wish.trainers) {
      const problem = trainerProblem(trainer, wish.format);
      if (problem !== null) refuse("trainers", problem);
    }
    if (wish.sort !== null && (wish.format.name === "preference" || wish.format.name === "prompts"))
      refuse("sort", "what is grouped by request cannot be sorted by anything else");
  });
export type ExportWish = z.infer<typeof exportWishSchema>;
export type ExportWishInput = z.input<typeof exportWishSchema>;
