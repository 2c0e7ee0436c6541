import { z } from "zod";
import { recordFilterSchema } from "./record-filter";

/** Which records of a dataset something is done to: all that match, but for some; or those that were picked. */
export const recordSelectionSchema = z.discriminatedUnion("kind", [
  z.strictObject({
    kind: z.literal("matching"),
    filters: z.array(recordFilterSchema).max(40),
    exceptIds: z.array(z.int().min(1)).max(10_000).default([]),
  }),
  z.strictObject({ kind: z.literal("picked"), ids: z.array(z.int().min(1)).min(1).max(10_000) }),
]);
export type RecordSelection = z.infer<typeof recordSelectionSchema>;
