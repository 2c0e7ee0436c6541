import { z } from "zod";
import { rate } from "@/lib/previews/rate";
import type { ReadPiece } from "@/lib/previews/read-pieces";
import { rateSchema } from "./last-build";

/** A piece without its texts. */
export type ReadFigures = Pick<ReadPiece, "verdict" | "reason" | "droppedBy">;

/** What the answers of a step that invents hold, and what that means for its target. */
export const probePiecesSchema = z.object({
  read: z.int(),
  /** Pieces that passed everything. */
  kept: z.int(),
  /** Dropped because they could not be read, by a rule, and because they are not new; each of all that was read. */
  unreadable: rateSchema,
  byRule: rateSchema,
  notNew: rateSchema,
  /** Means of an answer; null before the first. */
  readPerRequest: z.number().nullable(),
  keptPerRequest: z.number().nullable(),
  target: z.int().nullable(),
  /** Requests until the target is reached, if as many stay new as in the probe; null where none was kept, or without a target. */
  requestsForTarget: z.int().nullable(),
});
export type ProbePieces = z.infer<typeof probePiecesSchema>;

/** The pieces of each answer, in the order of the items. */
export function reportPieces(
  answers: readonly (readonly ReadFigures[])[],
  target: number | null,
): {
  report: ProbePieces;
  counts: { kept: number; dropped: number; byReason: Record<string, number> };
} {
  const pieces = answers.flat();
  const byReason: Record<string, number> = {};
  for (const { reason } of pieces) if (reason !== null) byReason[reason] = (byReason[reason] ?? 0) + 1;
  const by = (what: ReadFigures["droppedBy"]) =>
    rate(pieces.filter(({ droppedBy }) => droppedBy === what).length, pieces.length);
  const kept = pieces.filter(({ verdict }) => verdict === "kept").length;
  const perRequest = (count: number) => (answers.length === 0 ? null : count / answers.length);
  return {
    report: {
      read: pieces.length,
      kept,
      unreadable: by("problem"),
      byRule: by("rule"),
      notNew: by("novelty"),
      readPerRequest: perRequest(pieces.length),
      keptPerRequest: perRequest(kept),
      target,
      requestsForTarget: target === null || kept === 0 ? null : Math.ceil((target * answers.length) / kept),
    },
    counts: { kept, dropped: pieces.length - kept, byReason },
  };
}
