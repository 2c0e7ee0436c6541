import { z } from "zod";

/** Nothing is expected here. */
export const nothing = z.object({});

/** A database id in a path or a query. */
export const idInText = z.coerce.number().int().min(1).max(2_147_483_647);
export const idParams = z.object({ id: idInText });

/** The body of every error answer. */
export const errorBodySchema = z.object({
  error: z.object({
    kind: z.string(),
    message: z.string(),
    details: z.record(z.string(), z.unknown()).optional(),
  }),
});

/** A moment, ISO 8601 in UTC. */
export const moment = z.string();

/** One save by hand, as a history tells it. */
export const handChangeSchema = z.object({
  id: z.int(),
  message: z.string(),
  actor: z.string(),
  at: moment,
  rowCount: z.int(),
  isUndone: z.boolean(),
});
export type HandChange = z.infer<typeof handChangeSchema>;
