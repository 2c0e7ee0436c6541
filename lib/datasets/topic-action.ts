import { z } from "zod";

const topicText = z
  .string()
  .trim()
  .min(1)
  .max(100)
  .regex(/^[^\n]*$/, "a topic is one line");
const ids = z.array(z.int().min(1)).min(1).max(100_000);
const keeps = {
  /** Which are kept: the first ones, or a sample that is the same for the same seed. */
  keep: z.enum(["first", "sample"]),
  seed: z.int().min(0).max(0x7fff_ffff).default(0),
};

/** What a person does with a dataset's topics. */
export const topicActionSchema = z.discriminatedUnion("kind", [
  z.strictObject({
    kind: z.literal("add"),
    questionType: z.string().trim().min(1).max(300),
    topics: z.array(topicText).min(1).max(10_000),
  }),
  z.strictObject({ kind: z.literal("remove"), ids }),
  z.strictObject({ kind: z.literal("restore"), ids }),
  z.strictObject({ kind: z.literal("rename"), id: z.int().min(1), topic: topicText }),
  /** `ids` become the topic `keepId`. */
  z.strictObject({ kind: z.literal("merge"), keepId: z.int().min(1), ids }),
  /** At most so many of a type; of every type where none is named. */
  z.strictObject({
    kind: z.literal("cap"),
    questionType: z.string().nullable(),
    count: z.int().min(0).max(1_000_000),
    ...keeps,
  }),
  /** As many of every type as the type with the fewest has. */
  z.strictObject({ kind: z.literal("balance"), ...keeps }),
  z.strictObject({ kind: z.literal("remove_type"), questionType: z.string() }),
]);
export type TopicAction = z.output<typeof topicActionSchema>;
export type TopicActionInput = z.input<typeof topicActionSchema>;

/** A topic among the records of a dataset. */
export type Topic = {
  /** The record's. */
  id: number;
  topic: string;
  questionType: string;
  verdict: "kept" | "dropped";
  /** Why it is dropped, null while it is kept. */
  reason: string | null;
  facts: Readonly<Record<string, unknown>>;
};
