import type { Piece } from "@/lib/steps/inventing-step";
import type { StepSetup } from "@/lib/steps/step";
import type { FilterPreset, FilterResult } from "./filter";
import { judgeCompletion } from "./judge-completion";

/**
 * What a preset says of one piece of a completion, whatever was accepted before it: its own problem first, then the
 * rules, which read its instruction and input as a request. Whether it is new is for the gate to say.
 */
export function judgePiece(preset: FilterPreset, piece: Piece, setup: StepSetup): FilterResult {
  const { rawText, problem } = piece;
  const candidate = { request: piece, rawText, isTurnEnded: false };
  return judgeCompletion(preset, candidate, problem === null ? {} : { problem }, setup);
}
