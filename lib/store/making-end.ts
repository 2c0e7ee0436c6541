import type pg from "pg";
import type { MakingCounts } from "@/lib/datasets/making-counts";
import { noteMakingCounts } from "./dataset-makings";

/** Thrown where a making is no longer wanted, or this process leaves: what it wrote is undone. */
export class MakingStopped extends Error {}

/** How far it is, told now and then. Throws `MakingStopped`. */
export type TellCounts = (counts: MakingCounts, options?: { isNow?: boolean }) => Promise<void>;

const TELL_EVERY_MS = 400;

export function countTeller(id: number, stopping: AbortSignal): TellCounts {
  let toldAt = 0;
  return async (counts, { isNow = false } = {}) => {
    if (stopping.aborted) throw new MakingStopped();
    if (!isNow && Date.now() - toldAt < TELL_EVERY_MS) return;
    toldAt = Date.now();
    if (!(await noteMakingCounts(id, counts))) throw new MakingStopped();
  };
}

/**
 * Ends a making in the very transaction that holds its records. Throws `MakingStopped` where it is not running any
 * more, whoever ended it: another worker that it was handed to as well, or a person.
 */
export async function settleMaking(
  connection: pg.PoolClient,
  id: number,
  counts: MakingCounts,
): Promise<void> {
  const { rowCount } = await connection.query(
    `UPDATE dataset_making SET status = 'done', counts = $2::jsonb, finished_at = clock_timestamp()
     WHERE id = $1 AND status = 'running'`,
    [id, JSON.stringify({ ...counts, phase: "done" } satisfies MakingCounts)],
  );
  if (rowCount !== 1) throw new MakingStopped();
}
