import { setMaxListeners } from "node:events";
import { log } from "@/lib/log";
import { database } from "@/lib/store/database";
import { listWaitingCompletions, type SettledCompletion } from "@/lib/store/preview-completions";
import { enqueueBoard, isBoardQueued } from "@/lib/store/preview-queue";
import { finishBoardIfSettled, listRunningBoards } from "@/lib/store/preview-runs";
import { findBoardWork, isBoardRunning } from "@/lib/store/preview-views";
import { answerProbe } from "./answer-probe";
import type { BatchWriter } from "./batch-writer";
import { openBoardColumns } from "./board-columns";
import type { LiveServers } from "./live-servers";

/** How soon a board that a person stopped is left. */
const WATCH_MS = 700;

/**
 * Asks for everything of a board that still waits. Returning means that nothing of it is left to do here; a
 * rejection hands it back to the queue.
 */
export async function runBoard(
  runId: number,
  servers: LiveServers,
  writer: BatchWriter<SettledCompletion>,
  stopping: AbortSignal,
): Promise<void> {
  const work = await findBoardWork(runId);
  if (work === null || !work.isRunning) return;
  const leaving = new AbortController();
  // Every completion in flight listens.
  setMaxListeners(0, leaving.signal);
  const leave = () => leaving.abort(new Error("the worker stops"));
  stopping.addEventListener("abort", leave, { once: true });
  const watch = setInterval(() => void leaveIfStopped(runId, leaving), WATCH_MS);
  try {
    stopping.throwIfAborted();
    const columns = await openBoardColumns(work, servers);
    const waiting = await listWaitingCompletions(runId, work.probes);
    const outcomes = await Promise.allSettled(
      waiting.map((one) => answerProbe(one, columns[one.column], writer, leaving.signal)),
    );
    if (!leaving.signal.aborted) {
      const rejected = outcomes.find((outcome) => outcome.status === "rejected");
      if (rejected !== undefined) throw rejected.reason;
      if (await finishBoardIfSettled(runId)) log().info({ preview: runId }, "board done");
    }
  } finally {
    clearInterval(watch);
    stopping.removeEventListener("abort", leave);
    // This process leaves: the board goes to whoever is there.
    if (stopping.aborted) await enqueueBoard(database(), runId);
  }
}

async function leaveIfStopped(runId: number, leaving: AbortController): Promise<void> {
  try {
    if (!(await isBoardRunning(runId))) leaving.abort(new Error(`preview ${runId} was stopped`));
  } catch (error) {
    log().warn({ err: error }, "could not look whether a board was stopped, trying again");
  }
}

/** The rows are the truth: a running board that the queue has lost is ended where all is done, or delivered again. */
export async function sweepBoards(): Promise<void> {
  for (const runId of await listRunningBoards()) {
    if (await isBoardQueued(database(), runId)) continue;
    if (await finishBoardIfSettled(runId)) continue;
    log().warn({ preview: runId }, "a board was lost, delivering it again");
    await enqueueBoard(database(), runId);
  }
}
