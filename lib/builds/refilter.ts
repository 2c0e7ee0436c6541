import { z } from "zod";

export const refilterStatusSchema = z.enum(["queued", "running", "undoing", "done", "undone", "failed"]);
export type RefilterStatus = z.infer<typeof refilterStatusSchema>;

/** Whether a worker has something to do with it. */
export function isUnderWay(status: RefilterStatus): boolean {
  return status === "queued" || status === "running" || status === "undoing";
}

/** How many records went from one reason to another; null is kept. What stayed is among them. */
export const refilterMoveSchema = z.object({
  before: z.string().nullable(),
  after: z.string().nullable(),
  count: z.int(),
});
export type RefilterMove = z.infer<typeof refilterMoveSchema>;

/** The moves of one more batch put to those there are. */
export function addMoves(moves: readonly RefilterMove[], more: readonly RefilterMove[]): RefilterMove[] {
  const counts = new Map<string, RefilterMove>();
  for (const { before, after, count } of [...moves, ...more]) {
    const key = JSON.stringify([before, after]);
    counts.set(key, { before, after, count: (counts.get(key)?.count ?? 0) + count });
  }
  return [...counts.values()];
}

/** Records that were dropped and are kept, the other way, and dropped for another reason. */
export function sumMoves(moves: readonly RefilterMove[]) {
  const sum = (isMeant: (move: RefilterMove) => boolean) =>
    moves.filter(isMeant).reduce((total, { count }) => total + count, 0);
  return {
    keptToDropped: sum(({ before, after }) => before === null && after !== null),
    droppedToKept: sum(({ before, after }) => before !== null && after === null),
    otherReason: sum(({ before, after }) => before !== null && after !== null && before !== after),
  };
}
