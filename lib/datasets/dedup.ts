import { z } from "zod";
import { SELF_INSTRUCT_THRESHOLD } from "@/lib/novelty/novelty-index";

/**
 * What comes twice. `exact`: the same text but for case and white space. `novelty`: that, and what scores above the
 * threshold by ROUGE-L against anything taken before. Of equal ones the first stays, in the order of the sources.
 */
export const dedupSchema = z.discriminatedUnion("by", [
  z.strictObject({ by: z.literal("none") }),
  z.strictObject({ by: z.literal("exact") }),
  z.strictObject({
    by: z.literal("novelty"),
    threshold: z.number().min(0).max(1).default(SELF_INSTRUCT_THRESHOLD),
    mode: z.enum(["reference", "unicode"]).default("unicode"),
    /** What is compared: the instruction alone, as Self-Instruct does, or with its input. */
    compares: z.enum(["instruction", "prompt"]).default("prompt"),
  }),
]);
export type Dedup = z.infer<typeof dedupSchema>;
