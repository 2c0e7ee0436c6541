import { z } from "zod";

const cap = z.int().min(0).max(1_000_000);

export const topicSettingsSchema = z.strictObject({
  /** How often each type is gone through; each round builds on the topics of those before. */
  rounds: z.int().min(1).max(50).default(5),
  /** Whether types with many topics get no more prompts in a round than the type with the fewest. */
  isBalanced: z.boolean().default(true),
  /** Topics that a prompt shows, once a type has twice as many. */
  topicsPerPrompt: z.int().min(1).max(20).default(5),
  /** How many new topics a type may come to; null: any number. */
  maxPerType: cap.nullable().default(500),
  /** Caps of single types in place of that; 0: the type is left alone. */
  caps: z.record(z.string(), cap).default({}),
});
export type TopicSettings = z.infer<typeof topicSettingsSchema>;

/** The settings of a build as its step reads them; the defaults for what is left out, or for all of what cannot be read. */
export function readTopicSettings(settings: Record<string, unknown> | undefined): TopicSettings {
  const parsed = topicSettingsSchema.safeParse(settings ?? {});
  return parsed.success ? parsed.data : topicSettingsSchema.parse({});
}

/** How many new topics a type may come to. */
export function capOf({ caps, maxPerType }: TopicSettings, questionType: string): number {
  const own = Object.hasOwn(caps, questionType) ? caps[questionType] : undefined;
  return own ?? maxPerType ?? Number.POSITIVE_INFINITY;
}
