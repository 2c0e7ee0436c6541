import { z } from "zod";
import { type DatasetRecord, verdictSchema } from "./record";

/** What two answers to one request are compared by. Null: the server did not say. */
export const answerFactsSchema = z.object({
  /** As the server sent it. */
  text: z.string(),
  cited: z.array(z.int()),
  verdict: verdictSchema,
  /** The rule that dropped it. */
  reason: z.string().nullable(),
  finishReason: z.string(),
  promptTokens: z.int().nullable(),
  completionTokens: z.int().nullable(),
  cachedTokens: z.int().nullable(),
  firstTokenMs: z.number().nullable(),
  totalMs: z.number(),
});
export type AnswerFacts = z.infer<typeof answerFactsSchema>;

/** A record as the answer that it was. */
export function recordFacts({ rawText, ...facts }: DatasetRecord): AnswerFacts {
  return answerFactsSchema.parse({ ...facts, text: rawText });
}
