import { isAppError } from "@/lib/app-error";
import { isWorked } from "@/lib/builds/build-status";
import { isInventing } from "@/lib/steps/inventing-step";
import type { NewAnswer } from "@/lib/store/build-answers";
import { endShard } from "@/lib/store/build-ends";
import { type BuildItem, listOpenItems, noteFailedAttempt } from "@/lib/store/build-items";
import type { Shard } from "@/lib/store/build-queue";
import { type BuildWork, failBuild, getBuildWork, markRunning } from "@/lib/store/builds";
import type { NewRecord } from "@/lib/store/record-inserts";
import type { BatchWriter } from "./batch-writer";
import type { BuildContexts, LiveBuild } from "./build-contexts";
import { runGrowing } from "./growing-shard";
import { type ItemDoors, runItem } from "./run-item";
import { Wakes } from "./wakes";

/** Where the answers of steps that invent go, and who tells that more is asked. */
export type AnswerDesk = { answers: Pick<BatchWriter<NewAnswer>, "write">; wakes: Wakes };

/** Of a process that works on no such build. */
const closedDesk: AnswerDesk = {
  answers: { write: () => Promise.reject(new Error("answers are not taken here")) },
  wakes: new Wakes(),
};

/**
 * Works on one shard: every item of it that is not settled yet. Returning means that nothing of it is left to
 * do here; a rejection hands the shard back to the queue.
 */
export async function runShard(
  shard: Shard,
  contexts: BuildContexts,
  writer: BatchWriter<NewRecord>,
  { answers, wakes }: AnswerDesk = closedDesk,
): Promise<void> {
  const work = await getBuildWork(shard.buildId);
  const status = work.status === "queued" ? await markRunning(work.id) : work.status;
  const build = isWorked(status) ? await openOrFail(work, contexts) : null;
  if (build === null) {
    await endShard(shard, { canGoOn: false });
    return;
  }
  build.shards += 1;
  try {
    const signals = { begin: build.begin.signal, stay: build.stay.signal };
    const doors = doorsOf(build, writer, answers);
    const run = (item: BuildItem) => runItem(build.context, item, doors, signals);
    let items = await listOpenItems(shard);
    do {
      const outcomes = isInventing(build.context.step)
        ? await runGrowing(shard, items, run, { wakes, begin: signals.begin })
        : await Promise.allSettled(items.map(run));
      const isLeft = signals.begin.aborted;
      const rejected = outcomes.find((outcome) => outcome.status === "rejected");
      if (rejected !== undefined && !isLeft) throw rejected.reason;
      items = await endShard(shard, { canGoOn: !isLeft });
    } while (items.length > 0);
  } finally {
    build.shards -= 1;
  }
}

/** Null for a build that cannot go on, which has failed then. */
async function openOrFail(work: BuildWork, contexts: BuildContexts): Promise<LiveBuild | null> {
  try {
    return await contexts.open(work);
  } catch (error) {
    if (!isAppError(error) || error.kind !== "not_found") throw error;
    await failBuild(work.id, error.message);
    return null;
  }
}

function doorsOf(
  build: LiveBuild,
  writer: BatchWriter<NewRecord>,
  answers: AnswerDesk["answers"],
): ItemDoors {
  return {
    storeAnswer: (answer) => answers.write(answer),
    acquire: (signal, tokens) => writer.withRoom((waiting) => build.seats.acquire(waiting, tokens), signal),
    store: (record) => writer.write(record),
    noteFailure: (failure) => writer.persist(() => noteFailedAttempt(failure)),
  };
}
