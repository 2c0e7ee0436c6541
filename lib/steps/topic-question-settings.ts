import { z } from "zod";

export const topicQuestionSettingsSchema = z.strictObject({
  /** Hand-written questions that a prompt shows. */
  examplesPerPrompt: z.int().min(0).max(20).default(5),
  /** Topics that a prompt asks about. */
  topicsPerPrompt: z.int().min(1).max(20).default(5),
  /** A question with a higher ROUGE-L F1 against what was there before is dropped; at 1 none is. */
  noveltyThreshold: z.number().min(0).max(1).default(0.7),
});
export type TopicQuestionSettings = z.infer<typeof topicQuestionSettingsSchema>;

/** The settings of a build as its step reads them; the defaults for all of what cannot be read. */
export function readTopicQuestionSettings(
  settings: Record<string, unknown> | undefined,
): TopicQuestionSettings {
  const parsed = topicQuestionSettingsSchema.safeParse(settings ?? {});
  return parsed.success ? parsed.data : topicQuestionSettingsSchema.parse({});
}
