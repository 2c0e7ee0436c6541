import { noteFailedAttempt } from "@/lib/store/build-items";
import { insertRecords, type NewRecord } from "@/lib/store/record-inserts";
import { BatchWriter } from "./batch-writer";

/** The writer of what builds make. A record that the database refuses is listed among the build's failures. */
export function createRecordWriter(signal: AbortSignal, store = insertRecords): BatchWriter<NewRecord> {
  return new BatchWriter<NewRecord>(store, signal, { refuse: listAsFailure, bytesOf });
}

type Refused = Pick<NewRecord, "buildId" | "item" | "sample" | "attempts" | "rawText">;

/** Lists what a generation came to, and the database refuses, among the build's failures. */
export async function listAsFailure(refused: Refused, error: unknown): Promise<void> {
  const { buildId, item, sample, attempts, rawText } = refused;
  await noteFailedAttempt({
    buildId,
    item,
    sample,
    kind: "malformed",
    message: `The database refuses to store the answer: ${error instanceof Error ? error.message : String(error)}`,
    partialText: rawText,
    isCounted: true,
    attempts,
    hasGivenUp: true,
  });
}

/** Its texts, two bytes a character, of which there are about three copies. */
const bytesOf = ({ rawText, instruction, input }: NewRecord) =>
  2 * (3 * rawText.length + instruction.length + input.length);
