import { z } from "zod";

const taskSchema = z.strictObject({ instruction: z.string(), input: z.string() });
const hintSchema = z.strictObject({ topic: z.string(), questionType: z.string() });

/** Where an example shown to the model came from: a seed prompt of the build's pool, or a record of the build. */
export const exampleSourceSchema = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("pool"), place: z.int().min(0) }),
  z.strictObject({ kind: z.literal("accepted"), item: z.int().min(0), part: z.int().min(0) }),
]);
export type ExampleSource = z.infer<typeof exampleSourceSchema>;

/** What an item asks with beside its instruction and input, by step; stored with the item, so that it can be asked again. */
export const stepBodySchema = z.discriminatedUnion("step", [
  z.strictObject({
    step: z.literal("self-instruct"),
    /** In the order in which they are shown. */
    examples: z.array(taskSchema.extend({ from: exampleSourceSchema })),
  }),
  z.strictObject({
    step: z.literal("topics"),
    round: z.int().min(0),
    questionType: z.string(),
    topics: z.array(z.string()),
  }),
  z.strictObject({
    step: z.literal("topic-questions"),
    /** Hand-written questions that are shown whole. */
    examples: z.array(hintSchema.extend({ question: z.string(), place: z.int().min(0) })),
    /** What is to be asked about, in order. `sourceRecordId`: the record that holds the topic. */
    hints: z.array(hintSchema.extend({ sourceRecordId: z.int().nullable() })),
  }),
  z.strictObject({ step: z.literal("instances"), isClassification: z.boolean() }),
  z.strictObject({
    step: z.literal("assess"),
    rubric: z.enum(["quality", "following"]),
    response: z.string(),
  }),
]);
export type StepBody = z.infer<typeof stepBodySchema>;
