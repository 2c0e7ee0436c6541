import type { BuildManifest } from "@/lib/builds/manifest";
import { decideRetry, failureTitle } from "@/lib/builds/retry";
import { itemSeed } from "@/lib/builds/seeds";
import { citedNumbers } from "@/lib/constitutions/citations";
import type { ShownConstitution } from "@/lib/constitutions/show-constitution";
import { applyPreset } from "@/lib/filters/apply-preset";
import type { FilterPreset } from "@/lib/filters/filter";
import type { Complete } from "@/lib/generation/completion";
import { type Generation, generate } from "@/lib/generation/generate";
import { runToEnd } from "@/lib/generation/run-to-end";
import type { Step } from "@/lib/steps/step";
import type { BuildItem, FailedAttempt } from "@/lib/store/build-items";
import type { NewRecord } from "@/lib/store/record-inserts";
import { pause } from "./pause";

/** All that the items of one build have in common. */
export type BuildContext = {
  buildId: number;
  datasetId: number;
  manifest: BuildManifest;
  step: Step;
  constitution: ShownConstitution;
  preset: FilterPreset;
  complete: Complete;
};

/** What an item tells the world outside. */
export type ItemDoors = {
  acquire: (signal: AbortSignal) => Promise<() => void>;
  store: (record: NewRecord) => Promise<void>;
  noteFailure: (failure: FailedAttempt) => Promise<void>;
  /** The server could not be reached (a reason), or answers (null). */
  noteWaiting: (reason: string | null) => Promise<void>;
};

/**
 * Takes one item to its end: a stored record, or a noted failure. Rejects only when `signal` is aborted (or the
 * database stays away); then nothing is stored and another worker may take the item.
 */
export async function runItem(
  context: BuildContext,
  item: BuildItem,
  doors: ItemDoors,
  signal: AbortSignal,
  wait: typeof pause = pause,
): Promise<void> {
  const { manifest, step, constitution, complete } = context;
  const seed = itemSeed(manifest.seed, item.item, item.sample);
  for (let attemptsUsed = item.attempts; ; ) {
    const release = await doors.acquire(signal);
    let generation: Generation;
    try {
      generation = await runToEnd(
        generate({
          step,
          constitution,
          request: item.request,
          sampling: manifest.sampling,
          seed,
          complete,
          signal,
        }),
      );
    } finally {
      release();
    }
    signal.throwIfAborted();
    if (generation.status === "completed") {
      await doors.store(makeRecord(context, item, seed, attemptsUsed + 1, generation));
      await doors.noteWaiting(null);
      return;
    }
    const { failure } = generation;
    const decision = decideRetry(failure, attemptsUsed, Math.random());
    const isCounted = decision.action === "give_up" || decision.isCounted;
    if (isCounted) {
      await doors.noteFailure({
        buildId: context.buildId,
        item: item.item,
        sample: item.sample,
        kind: failure.kind,
        message: failure.message,
        partialText: failure.partialText,
        isCounted,
        attempts: attemptsUsed + 1,
        hasGivenUp: decision.action === "give_up",
      });
      attemptsUsed += 1;
    }
    await doors.noteWaiting(
      failure.kind === "unreachable" ? `${failureTitle(failure.kind)}: ${failure.message}` : null,
    );
    if (decision.action === "give_up") return;
    await wait(decision.delayMs, signal);
  }
}

function makeRecord(
  { buildId, datasetId, manifest, preset, constitution }: BuildContext,
  item: BuildItem,
  seed: number,
  attempts: number,
  { text, parsed, finishReason, usage, timing }: Extract<Generation, { status: "completed" }>,
): NewRecord {
  const result = applyPreset(
    preset,
    { request: item.request, rawText: text, isTurnEnded: finishReason === "stop" },
    constitution,
  );
  return {
    datasetId,
    buildId,
    item: item.item,
    sample: item.sample,
    serverId: manifest.server.id,
    cited: citedNumbers(parsed.citations),
    verdict: result.verdict,
    reason: result.reason,
    finishReason,
    seed,
    attempts,
    promptTokens: usage.promptTokens,
    completionTokens: usage.completionTokens,
    cachedTokens: usage.cachedTokens,
    firstTokenMs: timing.firstTokenMs === null ? null : Math.round(timing.firstTokenMs),
    totalMs: Math.round(timing.totalMs),
    replyLength: [...parsed.reply].length,
    origin: item.origin,
    instruction: item.request.instruction,
    input: item.request.input,
    rawText: text,
    thoughts: parsed.thoughts,
    reply: parsed.reply,
    output: result.output,
    hits: result.hits,
  };
}
