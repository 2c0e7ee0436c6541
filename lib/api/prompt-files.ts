import { z } from "zod";
import { promptFileKindSchema } from "@/lib/datasets/clean-wish";
import { contract } from "./endpoint-contract";
import { nothing } from "./pieces";

/** The first rows of a file, as cleaning with the usual settings leaves them. */
const firstPromptsSchema = z.array(
  z.object({
    instruction: z.string(),
    input: z.string(),
    /** Null: it would be kept. */
    reason: z.string().nullable(),
  }),
);

/**
 * Takes a file of prompts in, of any size, and says what it holds. It waits a day to be imported (by a making of the
 * kind `clean` that names `id`). A file that holds no prompts is refused and not kept.
 */
export const uploadPromptFile = contract({
  method: "POST",
  path: "/api/prompt-files",
  role: "author",
  params: nothing,
  query: z.object({ name: z.string().min(1).max(300) }),
  body: nothing,
  response: z.object({
    id: z.uuid(),
    name: z.string(),
    size: z.int(),
    holds: promptFileKindSchema,
    first: firstPromptsSchema,
  }),
  isUpload: true,
});
