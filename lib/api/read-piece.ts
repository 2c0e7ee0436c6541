import { z } from "zod";
import { ruleHitSchema, verdictSchema } from "@/lib/datasets/record";

/** One thing that a completion of a step that invents holds, as a build would judge it (lib/previews/read-pieces.ts). */
export const readPieceSchema = z.object({
  piece: z.object({
    instruction: z.string(),
    input: z.string(),
    output: z.string(),
    topic: z.string().nullable(),
    questionType: z.string().nullable(),
    rawText: z.string(),
    problem: z.string().nullable(),
  }),
  verdict: verdictSchema,
  reason: z.string().nullable(),
  hits: z.array(ruleHitSchema),
  droppedBy: z.enum(["problem", "rule", "novelty"]).nullable(),
  nearest: z.object({ text: z.string(), score: z.number() }).nullable(),
});
export type ReadPieceView = z.infer<typeof readPieceSchema>;
