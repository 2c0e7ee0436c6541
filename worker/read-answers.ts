import { setImmediate } from "node:timers/promises";
import { isAppError } from "@/lib/app-error";
import type { AnswerReader, JudgedPiece, NextStep } from "@/lib/builds/answer-reader";
import { isWorked } from "@/lib/builds/build-status";
import { log } from "@/lib/log";
import { type AnsweredItem, listSettledItems } from "@/lib/store/build-answers";
import { failBuild } from "@/lib/store/builds";
import { isRefusedContent } from "@/lib/store/database-error";
import type { ReaderLease } from "@/lib/store/reader-queue";
import { getReadingState, type ReadingState } from "@/lib/store/reading-state";
import {
  handBackReading,
  leaveReading,
  type Reading,
  type ReadingOutcome,
  storeReading,
} from "@/lib/store/readings";
import type { NewRecord } from "@/lib/store/record-inserts";
import { openReader } from "./open-reader";
import { makePieceRecord } from "./piece-record";
import type { Wakes } from "./wakes";

/** Answers read in one transaction: short ones, so that what is asked next is known soon. */
const ANSWERS_AT_ONCE = 16;
/** Until the answers that another process stored are looked for. */
const LOOK_MS = 250;
/** Looks in vain after which the build's status is looked at. */
const LOOKS_A_STATUS = 2;

/**
 * Reads the answers of a build, in order, until it is over or no longer worked on. One process at a time does so: the
 * one to whose job the queue points, which each transaction asks for. All it knows can be read again from the rows, so
 * it may die at any line; returning means that nothing is left to do here.
 */
export async function readAnswers(
  buildId: number,
  lease: ReaderLease,
  wakes: Wakes,
  stopping: AbortSignal,
): Promise<void> {
  try {
    for (;;) {
      const state = await getReadingState(buildId);
      if (isWorked(state.status)) {
        const outcome = await readFrom(state, await openReader(state), { lease, wakes, stopping });
        if (outcome === "left") return;
        if (outcome === "stale") continue;
      }
      stopping.throwIfAborted();
      if (await leaveReading(buildId, lease)) return;
    }
  } catch (error) {
    if (stopping.aborted) return handBackReading(buildId, lease);
    // What no time will mend ends the build with its reason; all else is tried again.
    const isFinal = isRefusedContent(error) || (isAppError(error) && error.kind !== "unreachable");
    if (!isFinal) throw error;
    log().error({ err: error, build: buildId }, "the answers of a build cannot be read");
    await failBuild(buildId, error instanceof Error ? error.message : String(error));
  }
}

type Doors = { lease: ReaderLease; wakes: Wakes; stopping: AbortSignal };

/** Reads on until the build is over (`left`), has moved on otherwise (`stale`), or is not worked on (`standing`). */
async function readFrom(
  state: ReadingState,
  reader: AnswerReader,
  { lease, wakes, stopping }: Doors,
): Promise<Exclude<ReadingOutcome, "stored"> | "standing"> {
  const store = async (reading: Reading): Promise<ReadingOutcome> => {
    const outcome = await storeReading(reading, lease);
    if (outcome === "stored") wakes.wake(state.id);
    return outcome === "stored" && reading.end !== null ? "left" : outcome;
  };
  const begun = before(state, reader);
  const first = reader.next();
  if (first.requests.length > 0 || first.isOver) {
    const outcome = await store({ ...begun, readTo: reader.readTo, records: [], ...asked(first) });
    if (outcome !== "stored") return outcome;
  }
  for (let looks = 1; ; looks += 1) {
    stopping.throwIfAborted();
    const items = await listSettledItems(state.id, reader.readTo, ANSWERS_AT_ONCE);
    if (items.length > 0) {
      const outcome = await store(await readSome(state, reader, items));
      if (outcome !== "stored") return outcome;
      looks = 0;
      continue;
    }
    await wakes.wait(state.id, LOOK_MS, stopping);
    if (looks % LOOKS_A_STATUS === 0 && !isWorked((await getReadingState(state.id)).status))
      return "standing";
  }
}

/** Reads answers until they are through or the build is over. */
async function readSome(
  state: ReadingState,
  reader: AnswerReader,
  items: readonly AnsweredItem[],
): Promise<Reading> {
  const begun = before(state, reader);
  const records: NewRecord[] = [];
  const requests: NextStep["requests"] = [];
  for (const item of items) {
    const { pieces, next } = reader.read(item);
    records.push(...pieces.map((piece: JudgedPiece) => makePieceRecord(state, item, piece)));
    requests.push(...next.requests);
    if (next.isOver) return { ...begun, readTo: reader.readTo, records, ...asked({ ...next, requests }) };
    await setImmediate(); // others of this process have their turn
  }
  return { ...begun, readTo: reader.readTo, records, requests, end: null };
}

const before = ({ id, target }: ReadingState, { readTo, asked }: AnswerReader) => ({
  buildId: id,
  before: { readTo, asked, target },
});

const asked = ({ requests, isOver, reason = "" }: NextStep): Pick<Reading, "requests" | "end"> => ({
  requests,
  end: isOver ? reason : null,
});
