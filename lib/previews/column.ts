import { z } from "zod";
import { exemplarSchema } from "@/lib/constitutions/constitution";
import { samplingSchema } from "@/lib/generation/completion";

/**
 * One thing in which a column differs from the constitution version it starts from. Principles go by the number
 * they have there, exemplars by their place, counted from 0.
 */
export const columnChangeSchema = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("principle_off"), number: z.int().min(1) }),
  z.object({ kind: z.literal("principle_text"), number: z.int().min(1), text: z.string().max(20_000) }),
  z.object({ kind: z.literal("gaps"), gaps: z.enum(["keep", "close"]) }),
  z.object({ kind: z.literal("preamble"), text: z.string().max(50_000) }),
  z.object({ kind: z.literal("exemplar_off"), exemplar: z.int().min(0) }),
  z.object({ kind: z.literal("exemplar"), exemplar: z.int().min(0), with: exemplarSchema }),
  z.object({ kind: z.literal("exemplars_swapped"), one: z.int().min(0), other: z.int().min(0) }),
]);
export type ColumnChange = z.infer<typeof columnChangeSchema>;

export const MAX_COLUMNS = 6;
/** Requests of one live run: columns × samples. */
export const MAX_LIVE_COMPLETIONS = 64;

/** What one column of a preview asks: after which constitution, of whom, and how. */
export const columnSchema = z.object({
  constitutionId: z.int().min(1),
  /** A published version's number, or the draft as it is stored when the run starts. */
  version: z.union([z.int().min(1), z.literal("draft")]),
  changes: z.array(columnChangeSchema).max(50).default([]),
  serverId: z.int().min(1),
  /** Null: the server's own. */
  model: z.string().max(200).nullable().default(null),
  sampling: samplingSchema,
  seed: z.int().min(0).max(2_147_483_647),
});
export type Column = z.infer<typeof columnSchema>;

/** Whom a column asks, and how; what it shows them is frozen beside it. */
export const askedColumnSchema = columnSchema.pick({
  serverId: true,
  model: true,
  sampling: true,
  seed: true,
});
export type AskedColumn = z.infer<typeof askedColumnSchema>;
