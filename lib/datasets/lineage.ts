import { z } from "zod";
import { verdictSchema } from "./record";

/** A record as a line of a lineage. */
const lineageRecordSchema = z.object({
  id: z.int(),
  datasetId: z.int(),
  datasetName: z.string(),
  /** What the dataset holds, e.g. prompts. */
  holds: z.string(),
  /** The step of its build; null of what was merged, selected or imported. */
  step: z.string().nullable(),
  /** The first 240 characters of its instruction. */
  instruction: z.string(),
  topic: z.string().nullable(),
  questionType: z.string().nullable(),
  verdict: verdictSchema,
  reason: z.string().nullable(),
});
export type LineageRecord = z.infer<typeof lineageRecordSchema>;

/** A hand-written seed prompt. `id`, `seedSetId` null where it was removed since. */
const lineageSeedSchema = z.object({
  id: z.int().nullable(),
  seedSetId: z.int().nullable(),
  /** What it is called, e.g. `seed_task_12`. */
  origin: z.string(),
  text: z.string(),
});

/** What a record was made with, besides the record that it was made from. */
const lineageMakingSchema = z.object({
  build: z.object({ id: z.int(), name: z.string() }).nullable(),
  constitution: z.object({ id: z.int(), name: z.string(), number: z.int() }).nullable(),
  templates: z.array(z.object({ role: z.string(), name: z.string(), number: z.int() })),
  /** The seed prompt that was asked. */
  seed: lineageSeedSchema.nullable(),
  /** What the model was shown as examples, in their order: seed prompts and records. */
  examples: z.array(
    z.discriminatedUnion("kind", [
      lineageSeedSchema.extend({ kind: z.literal("seed") }),
      lineageRecordSchema.extend({ kind: z.literal("record") }),
    ]),
  ),
});
export type LineageMaking = z.infer<typeof lineageMakingSchema>;

export type LineageBranch = {
  record: LineageRecord;
  /** Made from it; the first few. */
  children: LineageBranch[];
  /** How many there are in all. */
  childCount: number;
};
const lineageBranchSchema: z.ZodType<LineageBranch> = z.object({
  record: lineageRecordSchema,
  get children() {
    return z.array(lineageBranchSchema);
  },
  childCount: z.int(),
});

/** Where a record comes from, and what was made of it. */
export const lineageSchema = z.object({
  /** The record itself first, then what it was made from, and what that was made from … to the beginning. */
  back: z.array(z.object({ record: lineageRecordSchema, by: lineageMakingSchema })),
  /** The record, with all that was made from it. */
  forward: lineageBranchSchema,
  /** Records of its build that it was an example for, the first few; null where too many would have to be read. */
  exampleFor: z.array(lineageRecordSchema).nullable(),
});
export type Lineage = z.infer<typeof lineageSchema>;
