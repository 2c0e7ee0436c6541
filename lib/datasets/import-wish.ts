import { z } from "zod";
import { promptFileSchema } from "./clean-wish";
import { fieldMappingSchema } from "./record-import/field-mapping";
import { recordFormatNames, turnChoices } from "./record-import/record-format";

export const recordFormatSchema = z.enum(recordFormatNames);

/** A file of records, and how it is read. */
export const recordFileSchema = z.strictObject({
  name: z.string().min(1),
  at: promptFileSchema.shape.at,
  format: recordFormatSchema,
  /** Of the format `fields`; the others have none. */
  mapping: fieldMappingSchema.default({}),
});
export type RecordFile = z.infer<typeof recordFileSchema>;

/** Records out of files become a dataset, or are added to one. */
export const importWishSchema = z
  .strictObject({
    kind: z.literal("import"),
    files: z.array(recordFileSchema).min(1).max(50),
    turns: z.enum(turnChoices).default("first"),
    /** The dataset that they are added to; null: a new one. */
    into: z.int().min(1).nullable().default(null),
  })
  .refine(
    ({ files }) =>
      files.every(({ format, mapping }) => format !== "fields" || mapping.instruction !== undefined),
    {
      error: "say where the instruction stands: a mapping needs it",
    },
  );
export type ImportWish = z.infer<typeof importWishSchema>;
