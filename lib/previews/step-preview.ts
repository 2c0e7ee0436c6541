import type { FilterPreset } from "@/lib/filters/filter";
import type { Complete, FailureKind } from "@/lib/generation/completion";
import { exactRequest, type Generation, type GenerationInput, generate } from "@/lib/generation/generate";
import type { ServerProbe } from "@/lib/generation/server-probe";
import { isInventing, type PoolEntry } from "@/lib/steps/inventing-step";
import { type Answer, readAnswer } from "./answer";
import { type ReadPiece, readPieces } from "./read-pieces";

/** One item of a planned build, and what it is asked and judged with. */
export type StepTrial = {
  item: number;
  input: GenerationInput;
  preset: FilterPreset;
  /** What a step that invents begins with; none of another. */
  pool: readonly PoolEntry[];
};

export type StepPreviewEvent =
  | { kind: "delta"; text: string }
  | ({
      kind: "completed";
      text: string;
      finishReason: NonNullable<Answer["finishReason"]>;
      verdict: NonNullable<Answer["verdict"]>;
      pieces: ReadPiece[] | null;
    } & Pick<Answer, "figures" | "warnings">)
  | { kind: "failed"; failureKind: FailureKind; message: string; text: string; figures: Answer["figures"] };

/**
 * Asks one item as the build would, on the road of the build, and says what the build would make of it: nothing is
 * kept. The last event ends it; never throws.
 */
export async function* previewStep(
  trial: StepTrial,
  asked: { complete: Complete; probe: ServerProbe | null; noteFirstToken: () => void; signal: AbortSignal },
): AsyncGenerator<StepPreviewEvent, Generation, void> {
  const { input, preset } = trial;
  const road = generate({ ...input, complete: asked.complete, signal: asked.signal });
  let next = await road.next();
  for (; next.done !== true; next = await road.next()) {
    asked.noteFirstToken();
    yield { kind: "delta", text: next.value.text };
  }
  const generation = next.value;
  const answer = readAnswer(input, generation, { preset, probe: asked.probe, countedPromptTokens: null });
  const { rawText: text, figures, warnings, verdict, finishReason, failure } = answer;
  if (verdict === null || finishReason === null) {
    const { kind: failureKind, message } = failure ?? { kind: "cancelled" as const, message: "" };
    yield { kind: "failed", failureKind, message, text, figures };
  } else {
    const pieces = piecesOf(trial, text, finishReason);
    yield { kind: "completed", text, finishReason, figures, verdict, warnings, pieces };
  }
  return generation;
}

/** Held against what the build begins with; whatever it would accept before this item is not known yet. */
function piecesOf(
  { item, input, preset, pool }: StepTrial,
  text: string,
  finishReason: NonNullable<Answer["finishReason"]>,
): ReadPiece[] | null {
  const { step, constitution: setup, request } = input;
  if (!isInventing(step)) return null;
  const gate = step.openGate({ setup, pool, earlier: [] });
  return readPieces({ step, setup, preset, gate }, { item, request, text, finishReason });
}

/** The request of a trial as it is sent. */
export const sentFor = ({ input }: StepTrial) => exactRequest(input);
