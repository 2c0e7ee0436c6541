import type { Piece } from "@/lib/steps/inventing-step";
import type { StepSetup } from "@/lib/steps/step";
import type { FilterPreset, FilterResult } from "./filter";
import { judgeCompletion } from "./judge-completion";

/**
 * What a preset says of one piece of a completion, whatever was accepted before it: its own problem first, then the
 * rules, which read its instruction and input as a request and its output as the text. Whether it is new is for the gate.
 */
export function judgePiece(preset: FilterPreset, piece: Piece, setup: StepSetup): FilterResult {
  const { instruction, input, output, problem } = piece;
  const candidate = { request: { instruction, input }, rawText: output, isTurnEnded: true };
  const judged = judgeCompletion(preset, candidate, problem === null ? {} : { problem }, setup);
  // The end of a turn that rules read is no part of what it says.
  return { ...judged, output };
}
