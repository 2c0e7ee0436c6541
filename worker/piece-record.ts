import type { JudgedPiece } from "@/lib/builds/answer-reader";
import type { AnsweredItem } from "@/lib/store/build-answers";
import type { NewRecord } from "@/lib/store/record-inserts";

/** A piece of an answer as a record. What belongs to the answer as a whole (tokens, times) stays with the answer. */
export function makePieceRecord(
  { id: buildId, datasetId }: { id: number; datasetId: number },
  { origin, serverId, seed, attempts }: AnsweredItem,
  { item, part, piece, verdict, reason, hits, nearest }: JudgedPiece,
): NewRecord {
  return {
    datasetId,
    buildId,
    item,
    sample: 0,
    part,
    serverId,
    cited: [],
    verdict,
    reason,
    finishReason: "part",
    seed,
    attempts,
    promptTokens: null,
    completionTokens: null,
    cachedTokens: null,
    firstTokenMs: null,
    totalMs: 0,
    // What was to be found: a stop rule on completions without a reply counts what could not be read.
    replyLength: piece.problem === null ? [...(piece.output || piece.instruction)].length : 0,
    origin: `${origin}, piece ${part + 1}`,
    instruction: piece.instruction,
    input: piece.input,
    rawText: piece.rawText,
    thoughts: "",
    reply: piece.output,
    output: piece.output,
    hits,
    sourceRecordId: piece.sourceRecordId,
    topic: piece.topic,
    questionType: piece.questionType,
    facts: nearest === null ? piece.facts : { ...piece.facts, nearest },
    nearestScore: nearest?.score ?? null,
    duplicateOf: verdict === "dropped" && nearest?.from.kind === "record" ? nearest.from.id : null,
  };
}
