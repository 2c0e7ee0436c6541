import { z } from "zod";
import { contract } from "./endpoint-contract";
import { nothing } from "./pieces";

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
      }),
    ]),
  ),
});
export type ImportResult = z.infer<typeof importResultSchema>;

/**
 * Prompt files become a published constitution version, seed files go into a seed set; both are then in use.
 * All files or none: a malformed one is refused with its line and nothing is imported.
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
