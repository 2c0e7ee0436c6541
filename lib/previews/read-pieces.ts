import type { FilterPreset, FilterResult } from "@/lib/filters/filter";
import { judgePiece } from "@/lib/filters/judge-piece";
import type { FinishReason } from "@/lib/steps/finish-reason";
import type { Gate, InventingStep, Nearest, Piece } from "@/lib/steps/inventing-step";
import type { StepRequest, StepSetup } from "@/lib/steps/step";

/** A piece as a build would read and judge it. */
export type ReadPiece = {
  piece: Piece;
  /** What dropped it: it could not be read, a rule, or that it is not new; null where it is kept. */
  droppedBy: "problem" | "rule" | "novelty" | null;
  /** What it is held against, where the gate was asked. */
  nearest: Nearest | null;
} & Pick<FilterResult, "verdict" | "reason" | "hits">;

/**
 * Reads one answer: each piece is held against its own problem, the rules and what came before it, in this order. The
 * gate takes in what is kept, so answers are to be read in the order of their items.
 */
export function readPieces(
  { step, setup, preset, gate }: { step: InventingStep; setup: StepSetup; preset: FilterPreset; gate: Gate },
  {
    item,
    request,
    text,
    finishReason,
  }: {
    item: number;
    request: StepRequest;
    text: string;
    finishReason: FinishReason;
  },
): ReadPiece[] {
  return step.read(text, setup, request, { finishReason }).map((piece, part) => {
    const { verdict, reason, hits } = judgePiece(preset, piece, setup);
    if (verdict === "dropped") {
      const droppedBy = piece.problem === null ? "rule" : "problem";
      return { piece, verdict, reason, hits, droppedBy, nearest: null };
    }
    const said = gate.admit(piece, { item, part });
    if (said.reason === null) return { piece, verdict, reason, hits, droppedBy: null, nearest: said.nearest };
    return {
      piece,
      verdict: "dropped",
      reason: said.reason,
      hits,
      droppedBy: "novelty",
      nearest: said.nearest,
    };
  });
}
