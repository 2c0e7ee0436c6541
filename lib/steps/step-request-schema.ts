import { z } from "zod";
import { stepBodySchema } from "./step-body";

/** A StepRequest as it is stored and sent. */
export const stepRequestSchema = z.object({
  instruction: z.string(),
  input: z.string(),
  body: stepBodySchema.nullish(),
});
