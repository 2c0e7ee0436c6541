import { z } from "zod";
import { MAX_SEED } from "@/lib/builds/seeds";

const id = z.int().min(1);
const text = z.string().max(100_000);
/** Put before every conversation; null: none. */
const system = text.nullable().default(null);

/** One of the texts that Dromedary's training rows begin with (its inference prompts), and how often it is drawn. */
export const mixedPromptSchema = z.strictObject({
  name: z.string().trim().min(1).max(80),
  text: text.min(1),
  /** Relative to the others' shares. */
  share: z.number().positive().max(1_000_000),
});
export type MixedPrompt = z.infer<typeof mixedPromptSchema>;

/** Which of a request's answers is chosen and which is rejected. */
const pairingSchema = z.discriminatedUnion("by", [
  /** Kept against dropped; `reasons`: only answers dropped for one of these are rejected ones, null: any. */
  z.strictObject({ by: z.literal("verdict"), reasons: z.array(z.string()).min(1).nullable().default(null) }),
  /** As edited against as it was before the first edit. */
  z.strictObject({ by: z.literal("edit") }),
  /** Kept answers of one build against kept answers of another. */
  z.strictObject({ by: z.literal("builds"), chosen: id, rejected: id }),
  /** Kept answers under one constitution version against kept answers under another. */
  z.strictObject({ by: z.literal("versions"), chosen: id, rejected: id }),
  /** Kept answers whose scores differ by `margin` at least. */
  z.strictObject({ by: z.literal("score"), margin: z.number().positive().max(9) }),
]);
export type Pairing = z.infer<typeof pairingSchema>;

const studio = z.strictObject({
  name: z.literal("studio"),
  /** The completion as the server sent it, too. */
  hasRawText: z.boolean().default(false),
});

const alpaca = z.strictObject({ name: z.literal("alpaca"), system });

const sharegpt = z.strictObject({ name: z.literal("sharegpt"), system });

const messages = z.strictObject({
  name: z.literal("messages"),
  system,
  /** The thoughts as a field of their own, beside the messages. */
  hasThoughts: z.boolean().default(false),
});

const dromedary = z.strictObject({
  name: z.literal("dromedary"),
  /** Of the heading that the answer stands under in rendered rows. */
  assistantName: z.string().trim().min(1).max(80),
  /** `reference`: the published four fields. `rendered`: prompt and completion as the trainer makes them of these. */
  layout: z.enum(["reference", "rendered"]).default("reference"),
  /** Of rendered rows; the text of each begins its rows. */
  prompts: z.array(mixedPromptSchema).max(20).default([]),
  /** Of the draw of a prompt for each row. */
  seed: z.int().min(0).max(MAX_SEED).default(42),
});

const preference = z.strictObject({
  name: z.literal("preference"),
  pairing: pairingSchema,
  /**
   * `instruction`: instruction, input, chosen, rejected. `prompt`: prompt, chosen, rejected as texts.
   * `messages`: the same three as lists of messages.
   */
  layout: z.enum(["instruction", "prompt", "messages"]).default("prompt"),
  /** So many pairs of one request at most, in the order of the records. */
  mostPairs: z.int().min(1).max(100).default(1),
});

const prompts = z.strictObject({
  name: z.literal("prompts"),
  /** Each request once, however many answers it has. */
  isDistinct: z.boolean().default(true),
});

/** What an export shall look like, by format. */
export const formatOptionsSchema = z.discriminatedUnion("name", [
  studio,
  alpaca,
  sharegpt,
  messages,
  dromedary,
  preference,
  prompts,
]);
export type FormatOptions = z.infer<typeof formatOptionsSchema>;
export type FormatName = FormatOptions["name"];
export type OptionsOf<Name extends FormatName> = Extract<FormatOptions, { name: Name }>;
