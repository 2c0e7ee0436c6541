import type { BuildManifest } from "@/lib/builds/manifest";
import { decideRetry, type RetryDecision } from "@/lib/builds/retry";
import { itemSeed } from "@/lib/builds/seeds";
import { citedNumbers } from "@/lib/constitutions/citations";
import type { FilterPreset } from "@/lib/filters/filter";
import { judgeCompletion } from "@/lib/filters/judge-completion";
import { leakShare } from "@/lib/filters/leak-share";
import type { Complete } from "@/lib/generation/completion";
import { type Generation, type GenerationInput, generate, tokensNeeded } from "@/lib/generation/generate";
import { runToEnd } from "@/lib/generation/run-to-end";
import { isInventing } from "@/lib/steps/inventing-step";
import type { Step, StepSetup } from "@/lib/steps/step";
import type { NewAnswer } from "@/lib/store/build-answers";
import type { BuildItem, FailedAttempt } from "@/lib/store/build-items";
import type { NewRecord } from "@/lib/store/record-inserts";
import { pause } from "./pause";

/** All that the items of one build have in common. */
export type BuildContext = {
  buildId: number;
  datasetId: number;
  manifest: BuildManifest;
  step: Step;
  constitution: StepSetup;
  preset: FilterPreset;
};

/** A place at one of the build's servers. */
export type ItemSeat = {
  serverId: number;
  complete: Complete;
  /** To be called when the first token came. */
  noteFirstToken: () => void;
  /** Gives the place back with what came of it. */
  release: (generation: Generation | null) => void;
  /** Whether it failed because the server went away: that is not the item's fault. */
  isAway: (generation: Generation) => Promise<boolean>;
};

/** What an item tells the world outside. */
export type ItemDoors = {
  /** Waits for a place, also while no server answers. `tokens`: what the request may need, in and out. */
  acquire: (signal: AbortSignal, tokens: () => number) => Promise<ItemSeat>;
  store: (record: NewRecord) => Promise<void>;
  /** The whole completion of a step that invents: what is in it is read later, in the order of the items. */
  storeAnswer: (answer: NewAnswer) => Promise<void>;
  noteFailure: (failure: FailedAttempt) => Promise<void>;
};

/** Before an item asks again whose server went away; the place at the server is what it waits for. */
const AWAY_MS = 1_000;
/** An item that saw the server die so often may be what kills it; from then on its attempts count. */
const MOST_DEATHS = 10;

/**
 * When an item is left. `begin`: no request is begun any more, what is in flight ends as it does. `stay`: what is in
 * flight is closed too, and no attempt is counted; `begin` is aborted with it.
 */
export type ItemSignals = { begin: AbortSignal; stay: AbortSignal };

/**
 * Takes one item to its end: a stored record, or a noted failure. Rejects only when a signal is aborted (or the
 * database stays away); then the item is open as before, and whoever takes it next asks again.
 */
export async function runItem(
  context: BuildContext,
  item: BuildItem,
  doors: ItemDoors,
  { begin, stay }: ItemSignals,
  wait: typeof pause = pause,
): Promise<void> {
  const { manifest, step, constitution } = context;
  const seed = itemSeed(manifest.seed, item.item, item.sample);
  const { request } = item;
  const input: GenerationInput = { step, constitution, request, sampling: manifest.sampling, seed };
  let deaths = 0;
  for (let attemptsUsed = item.attempts; ; ) {
    const seat = await doors.acquire(begin, () => tokensNeeded(input));
    let generation: Generation | null = null;
    try {
      generation = await runToEnd(
        generate({ ...input, complete: seat.complete, signal: stay }),
        seat.noteFirstToken,
      );
    } finally {
      seat.release(generation);
    }
    // What is whole is kept, also when it was to be left in this very moment.
    if (generation.status === "completed") {
      const asked = { seed, attempts: attemptsUsed + 1, serverId: seat.serverId };
      if (isInventing(step)) await doors.storeAnswer(makeAnswer(context, item, asked, generation));
      else await doors.store(makeRecord(context, item, asked, generation));
      return;
    }
    stay.throwIfAborted();
    const { failure } = generation;
    const isAway = deaths < MOST_DEATHS && (await seat.isAway(generation));
    if (isAway && failure.kind === "cut_stream") deaths += 1;
    const decision: RetryDecision = isAway
      ? { action: "retry", delayMs: Math.round(Math.random() * AWAY_MS), isCounted: false }
      : decideRetry(failure, attemptsUsed, Math.random());
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
    if (decision.action === "give_up") return;
    await wait(decision.delayMs, begin);
  }
}

type Asked = { seed: number; attempts: number; serverId: number };
type Completed = Extract<Generation, { status: "completed" }>;

function makeAnswer(
  { buildId }: BuildContext,
  { item, sample }: BuildItem,
  asked: Asked,
  { text, finishReason, usage, timing }: Completed,
): NewAnswer {
  return { buildId, item, sample, ...asked, finishReason, ...spent(usage, timing), rawText: text };
}

function spent(usage: Completed["usage"], timing: Completed["timing"]) {
  return {
    promptTokens: usage.promptTokens,
    completionTokens: usage.completionTokens,
    cachedTokens: usage.cachedTokens,
    firstTokenMs: timing.firstTokenMs === null ? null : Math.round(timing.firstTokenMs),
    totalMs: Math.round(timing.totalMs),
  };
}

function makeRecord(
  { buildId, datasetId, preset, step, constitution }: BuildContext,
  item: BuildItem,
  { seed, attempts, serverId }: Asked,
  { text, parsed, finishReason, usage, timing }: Completed,
): NewRecord {
  const candidate = { request: item.request, rawText: text, isTurnEnded: finishReason === "stop" };
  const result = judgeCompletion(preset, candidate, parsed, constitution);
  return {
    datasetId,
    buildId,
    item: item.item,
    sample: item.sample,
    serverId,
    cited: citedNumbers(parsed.citations),
    verdict: result.verdict,
    reason: result.reason,
    finishReason,
    seed,
    attempts,
    ...spent(usage, timing),
    replyLength: [...parsed.reply].length,
    origin: item.origin,
    instruction: item.request.instruction,
    input: item.request.input,
    rawText: text,
    thoughts: parsed.thoughts,
    reply: parsed.reply,
    output: result.output,
    hits: result.hits,
    sourceRecordId: item.sourceRecordId,
    topic: item.topic,
    questionType: item.questionType,
    facts: { ...step.factsOf?.(item.request), ...parsed.facts },
    score: parsed.facts?.score ?? null,
    leakShare:
      constitution.exemplars.length === 0 ? null : leakShare(parsed.reply, item.request, constitution),
  };
}
