import { z } from "zod";

/** The texts of a record that people may change. What the model wrote, its raw text and its reply, they may not. */
export const editableTexts = ["instruction", "input", "thoughts", "output"] as const;
export type EditableText = (typeof editableTexts)[number];

const text = z.string().max(1_000_000);
export const recordTextsSchema = z.object({ instruction: text, input: text, thoughts: text, output: text });
export type RecordTexts = z.infer<typeof recordTextsSchema>;

/** One edit, whole: it can be read without those before it. */
export const recordEditSchema = z.object({
  /** Counts from 1 within the record. */
  revision: z.int(),
  /** ISO 8601 in UTC. */
  at: z.string(),
  actor: z.string(),
  note: z.string(),
  /** Of an edit that went back: after which revision the texts were so, 0 for the original; null of any other. */
  revertedTo: z.int().nullable(),
  before: recordTextsSchema,
  after: recordTextsSchema,
});
export type RecordEdit = z.infer<typeof recordEditSchema>;

/** Which texts differ, in their order. */
export function changedTexts(before: RecordTexts, after: RecordTexts): EditableText[] {
  return editableTexts.filter((name) => before[name] !== after[name]);
}
