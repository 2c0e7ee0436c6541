import { z } from "zod";
import { importStates } from "@/lib/seed-prompts/preview-import";
import { contract } from "./endpoint-contract";
import { nothing } from "./pieces";
import { seedPromptSchema } from "./seed-prompts";

const place = { unit: z.enum(["line", "item"]), position: z.int() };
const importRowSchema = z.discriminatedUnion("state", [
  z.object({ ...place, state: z.literal("refused"), problem: z.string() }),
  z.object({ ...place, state: z.literal("changed"), before: seedPromptSchema, seed: seedPromptSchema }),
  z.object({ ...place, state: z.literal("added"), seed: seedPromptSchema }),
  z.object({ ...place, state: z.literal("unchanged"), seed: seedPromptSchema }),
]);
const importPreviewSchema = z.object({
  counts: z.record(z.enum(importStates), z.int()),
  /** In the order of the file; of each state no more than some hundred, the counts are of all. */
  rows: z.array(importRowSchema),
});

export const importResultSchema = z.object({
  results: z.array(
    z.discriminatedUnion("kind", [
      z.object({
        kind: z.literal("constitution"),
        file: z.string(),
        constitutionId: z.int(),
        name: z.string(),
        version: z.int(),
        principles: z.int(),
        exemplars: z.int(),
        /** False when the file equals the latest version. */
        isNew: z.boolean(),
      }),
      z.object({
        kind: z.literal("seed_prompts"),
        file: z.string(),
        seedSetId: z.int(),
        seedSet: z.string(),
        added: z.int(),
        changed: z.int(),
        unchanged: z.int(),
        /** Of a dry run: what would become of each row; rows that cannot be taken are refused here, not by an error. */
        preview: importPreviewSchema.optional(),
      }),
    ]),
  ),
});
export type ImportResult = z.infer<typeof importResultSchema>;

/**
 * Prompt files become a published constitution version, seed files go into a seed set; both are then in use.
 * All files or none: a malformed one is refused with its lines (`refusals` in the error's details, at most 100) and
 * nothing is imported. A dry run tells of seed files row by row instead.
 */
export const importFiles = contract({
  method: "POST",
  path: "/api/imports",
  role: "author",
  params: nothing,
  query: nothing,
  body: z.object({
    files: z
      .array(z.object({ name: z.string().min(1), text: z.string() }))
      .min(1)
      .max(20),
    seedSet: z.string().min(1).max(80).default("Imported"),
    /** True: tell what would happen, change nothing. */
    isDryRun: z.boolean().default(false),
  }),
  response: importResultSchema,
});
