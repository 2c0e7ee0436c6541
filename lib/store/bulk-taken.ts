import { Prisma } from "./generated/client";

/** The next changes to be taken back, latest records first, as `taken(record_id, before, after)`. */
export const takenSql = (actionId: number, limit: number) => Prisma.sql`
  taken AS (
    DELETE FROM bulk_change WHERE action_id = ${actionId}::int AND record_id IN (
      SELECT record_id FROM bulk_change WHERE action_id = ${actionId}::int ORDER BY record_id DESC LIMIT ${limit}::int)
    RETURNING record_id, before, after)`;

/** What a batch of changes came to when it was taken back: all that it takes is no longer remembered. */
export type TakenBack = { taken: number; restored: number };

/** A record of a dataset that is frozen stays as it is. */
export const notFrozen = Prisma.sql`record.dataset_id NOT IN (SELECT id FROM dataset WHERE frozen_at IS NOT NULL)`;
