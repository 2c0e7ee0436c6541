import { z } from "zod";

/** What a file of prompts holds. `jsonl`: an instruction and an input in each row. */
export const promptFileKindSchema = z.enum(["dolly", "oasst", "sharegpt", "openorca", "jsonl"]);
export type PromptFileKind = z.infer<typeof promptFileKindSchema>;

/** A file that was uploaded into the studio, or one on its machine. */
export const promptFileSchema = z.strictObject({
  /** As a person knows it. */
  name: z.string().min(1),
  at: z.discriminatedUnion("kind", [
    z.strictObject({ kind: z.literal("upload"), id: z.uuid() }),
    z.strictObject({ kind: z.literal("path"), path: z.string().min(1) }),
  ]),
  /** Null: as its first row says. */
  holds: promptFileKindSchema.nullable().default(null),
});
export type PromptFile = z.infer<typeof promptFileSchema>;

/** How public prompts are cleaned; the defaults are the published ones. */
export const cleaningSettingsSchema = z.strictObject({
  /** `reference`: byte for byte as published. `mended`: without what mutilates prompts. */
  rules: z.enum(["mended", "reference"]).default("mended"),
  minTokens: z.int().min(0).default(2),
  maxTokens: z.int().min(1).default(256),
  /** At most so many of each of OpenOrca's four parts. */
  orcaLimit: z.int().min(1).default(10_000),
  /** Draws OpenOrca's and puts them in order. */
  seed: z.int().min(0).max(0x7fff_ffff).default(42),
});
export type CleaningSettings = z.infer<typeof cleaningSettingsSchema>;

/** Files of public prompts become one dataset of prompts, cleaned as Dromedary-2 does. */
export const cleanWishSchema = z.strictObject({
  kind: z.literal("clean"),
  files: z.array(promptFileSchema).min(1).max(50),
  settings: cleaningSettingsSchema.prefault({}),
  /** Whose tokenizer counts; null: about four characters a token. */
  tokensOfServerId: z.int().min(1).nullable().default(null),
  /** Whether what is dropped is stored too, as dropped records. */
  keepDropped: z.boolean().default(false),
});
export type CleanWish = z.infer<typeof cleanWishSchema>;
