import { type AppErrorKind, isAppError } from "@/lib/app-error";
import type { MakingCounts } from "@/lib/datasets/making-counts";
import { log } from "@/lib/log";
import { cleanFiles } from "@/lib/store/clean-files";
import { database } from "@/lib/store/database";
import {
  failMaking,
  listOpenMakings,
  type MakingWork,
  openMaking,
  removeReserved,
  tellMade,
} from "@/lib/store/dataset-makings";
import { importRecords } from "@/lib/store/import-records";
import { makeSet } from "@/lib/store/make-set";
import { countTeller, MakingStopped, type TellCounts } from "@/lib/store/making-end";
import { enqueueMaking, isMakingQueued } from "@/lib/store/making-queue";
import { mergeDatasets } from "@/lib/store/merge-datasets";
import { selectByScores } from "@/lib/store/select-by-scores";
import { sweepUploads } from "@/lib/store/uploads";
import { tokenCounter } from "./token-counter";

/** What another try would not mend, e.g. a source that is gone. */
const HOPELESS: ReadonlySet<AppErrorKind> = new Set(["bad_request", "internal", "not_found"]);

/**
 * Makes a dataset from its beginning: its records come in one transaction, so one that was killed has left nothing.
 * A rejection hands it back to the queue.
 */
export async function runMaking(id: number, stopping: AbortSignal): Promise<void> {
  const work = await openMaking(id);
  if (work?.status !== "running") return;
  try {
    const counts = await make(work, countTeller(id, stopping));
    await tellMade(id, counts);
  } catch (error) {
    if (error instanceof MakingStopped) {
      // This process leaves: whoever is there begins again. Otherwise somebody cancelled it.
      await (stopping.aborted ? enqueueMaking(database(), id) : removeReserved());
      return;
    }
    if (!isAppError(error) || !HOPELESS.has(error.kind)) throw error;
    await failMaking(id, error.message);
  }
}

function make({ id, wish, datasetId }: MakingWork, tell: TellCounts): Promise<MakingCounts> {
  switch (wish.kind) {
    case "merge":
      return mergeDatasets({ id, wish, datasetId }, tell);
    case "select":
      return selectByScores({ id, wish, datasetId }, tell);
    case "split":
    case "sample":
    case "snapshot":
      return makeSet({ id, wish, datasetId }, tell);
    case "clean":
      return cleanFiles(
        { id, wish, datasetId },
        tell,
        tokenCounter(wish.tokensOfServerId, wish.settings.maxTokens),
      );
    case "import":
      return importRecords({ id, wish, datasetId }, tell);
  }
}

/** The rows are the truth: one that is under way but that the queue has lost is delivered again. */
export async function sweepMakings(): Promise<void> {
  for (const id of await listOpenMakings()) {
    if (await isMakingQueued(database(), id)) continue;
    log().warn({ making: id }, "the making of a dataset was lost, delivering it again");
    await enqueueMaking(database(), id);
  }
  await removeReserved();
  await sweepUploads();
}
