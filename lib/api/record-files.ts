import { z } from "zod";
import { recordFormatSchema } from "@/lib/datasets/import-wish";
import { fieldMappingSchema } from "@/lib/datasets/record-import/field-mapping";
import { reviews } from "@/lib/datasets/record-import/imported-record";
import { turnChoices } from "@/lib/datasets/record-import/record-format";
import { contract } from "./endpoint-contract";
import { idParams, nothing } from "./pieces";

const importedRecordSchema = z.object({
  instruction: z.string(),
  input: z.string(),
  output: z.string(),
  thoughts: z.string(),
  cited: z.array(z.int()),
  verdict: z.enum(["kept", "dropped"]),
  reason: z.string().nullable(),
  topic: z.string().nullable(),
  questionType: z.string().nullable(),
  score: z.number().nullable(),
  tags: z.array(z.string()),
  review: z.enum(reviews).nullable(),
  createdAt: z.string().nullable(),
});

const problemSchema = z.object({
  /** A line or a row of the file, from 1. */
  place: z.int(),
  message: z.string(),
  excerpt: z.string(),
});

/** What a file is by its content, and what its first rows become. */
const seenFileSchema = z.object({
  format: recordFormatSchema,
  /** The likeliest format first, each with why. */
  guesses: z.array(z.object({ format: recordFormatSchema, score: z.number(), why: z.string() })),
  /** Where values stand in its first rows. */
  paths: z.array(z.string()),
  mapping: fieldMappingSchema,
  unit: z.enum(["line", "row"]),
  preview: z.object({
    records: z.array(z.object({ place: z.int(), record: importedRecordSchema })),
    problems: z.array(problemSchema),
    rows: z.int(),
  }),
});
export type SeenFile = z.infer<typeof seenFileSchema>;

/**
 * Takes a file of records in, of any size, and says what it holds. It waits a day to be imported (by a making of the
 * kind `import` that names `id`). A file that holds no rows is refused and not kept.
 */
export const uploadRecordFile = contract({
  method: "POST",
  path: "/api/record-files",
  role: "author",
  params: nothing,
  query: z.object({ name: z.string().min(1).max(300) }),
  body: nothing,
  response: seenFileSchema.extend({ id: z.uuid(), name: z.string(), size: z.int() }),
  isUpload: true,
});

/** What an uploaded file would become, read in this way. */
export const previewRecordFile = contract({
  method: "POST",
  path: "/api/record-files/:id/preview",
  role: "author",
  params: z.object({ id: z.uuid() }),
  query: nothing,
  body: z.object({
    name: z.string().min(1).max(300),
    format: recordFormatSchema,
    mapping: fieldMappingSchema,
    turns: z.enum(turnChoices),
  }),
  response: seenFileSchema,
});

/** Rows that became no record, in the order in which they were met; the first thousand of an import. */
export const listImportProblems = contract({
  method: "GET",
  path: "/api/dataset-makings/:id/problems",
  role: "viewer",
  params: idParams,
  query: nothing,
  body: nothing,
  response: z.object({ problems: z.array(problemSchema.extend({ file: z.string() })) }),
});

/** The same as a CSV file. */
export const downloadImportProblems = contract({
  method: "GET",
  path: "/api/dataset-makings/:id/problems/file",
  role: "viewer",
  params: idParams,
  query: nothing,
  body: nothing,
  response: z.string(),
});
