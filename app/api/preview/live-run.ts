import type { PreviewEvent } from "@/lib/api/preview";
import type { FilterPreset } from "@/lib/filters/filter";
import type { Complete } from "@/lib/generation/completion";
import {
  exactRequest,
  type Generation,
  type GenerationInput,
  generate,
  tokensNeeded,
} from "@/lib/generation/generate";
import { createComplete } from "@/lib/inference/complete";
import { countPrompt } from "@/lib/inference/count-prompt";
import { log } from "@/lib/log";
import { type Answer, readAnswer } from "@/lib/previews/answer";
import { sampleSeed } from "@/lib/previews/freeze-column";
import type { PromptRequest } from "@/lib/seed-prompts/seed-prompt";
import type { Step } from "@/lib/steps/step";
import type { PreparedColumn } from "@/lib/store/preview-columns";
import { endLiveRun, type StartedRun } from "@/lib/store/preview-runs";
import type { SharedLimit } from "@/lib/store/shared-limit";
import { limitOf } from "./live-limiters";
import { keepAlive } from "./live-runs";
import { storeAnswer } from "./store-answers";

export type LivePlan = {
  step: Step;
  preset: FilterPreset;
  columns: readonly PreparedColumn[];
  request: PromptRequest;
  samples: number;
  logprobs?: number;
};

type Sample = { column: number; sample: number };

/** Longest wait of a finished completion for the count of its prompt, which began with its first token. */
const COUNT_PATIENCE_MS = 1_000;

/** A column and the way to its server. The prompt is the same for all its samples, so it is counted once. */
type Door = {
  prepared: PreparedColumn;
  complete: Complete;
  limit: SharedLimit;
  counting: Promise<number | null> | null;
};

/** All columns and samples of one preview, asked at the same time on the road of the build. */
export class LiveRun {
  private readonly leaving = new AbortController();
  private readonly doors: Door[];
  /** What happened before somebody listened. */
  private readonly waiting: PreviewEvent[] = [];
  private send = (event: PreviewEvent): void => void this.waiting.push(event);

  /** Throws `bad_request` for a server whose address is none. */
  constructor(private readonly plan: LivePlan) {
    this.doors = plan.columns.map(
      (prepared): Door => ({
        prepared,
        complete: createComplete(prepared.server),
        limit: limitOf(prepared.server),
        counting: null,
      }),
    );
  }

  /** Closes every request; what had come is kept as stopped. */
  leave(): void {
    this.leaving.abort(new Error("the preview was left"));
  }

  hasLeft(): boolean {
    return this.leaving.signal.aborted;
  }

  sendTo(send: (event: PreviewEvent) => void): void {
    this.send = (event) => {
      if (!this.hasLeft()) send(event);
    };
    for (const event of this.waiting.splice(0)) this.send(event);
  }

  /** Asks while the run is being stored. Never rejects: one that could not be stored is left. */
  async run(storing: Promise<StartedRun>): Promise<void> {
    const ending = this.ask(storing);
    let id: number;
    try {
      ({ id } = await storing);
    } catch {
      this.leave(); // who started the run tells why
      return;
    }
    const letGo = keepAlive(id);
    await ending;
    this.send({ kind: "finished" });
    // Nobody waits for this: its answers are stored, and say by themselves that it is done.
    void endLiveRun(id, this.hasLeft() ? "stopped" : "done")
      .catch((error: unknown) =>
        log().warn({ err: error, preview: id }, "the end of a preview could not be stored"),
      )
      .finally(letGo);
  }

  /** The first sample of every column before the second of any. */
  private async ask(storing: Promise<StartedRun>): Promise<void> {
    const places = Array.from({ length: this.plan.samples }, (_, sample) =>
      this.doors.map((door, column) => ({ door, place: { column, sample } })),
    );
    await Promise.all(
      places.flat().map(({ door, place }) =>
        this.askOne(door, place, storing).catch((error: unknown) => {
          if (!this.hasLeft()) log().error({ err: error, ...place }, "a preview broke off inside the studio");
        }),
      ),
    );
  }

  private async askOne(door: Door, place: Sample, storing: Promise<StartedRun>): Promise<void> {
    const { signal } = this.leaving;
    const { step, preset, request, logprobs } = this.plan;
    const { column, frozen, probe } = door.prepared;
    const input: GenerationInput = {
      step,
      constitution: frozen.constitution,
      request,
      sampling: column.sampling,
      seed: sampleSeed(column.seed, place.sample),
      logprobs,
    };
    const seat = await door.limit.acquire(signal, this, { tokens: () => tokensNeeded(input) });
    let generation: Generation | null = null;
    try {
      const road = generate({ ...input, complete: door.complete, signal });
      let next = await road.next();
      for (; next.done !== true; next = await road.next()) {
        seat.noteFirstToken();
        this.send({ kind: "delta", ...place, ...next.value });
        // Not before the first token: a server that counts is one that does not yet write.
        door.counting ??= countPrompt(door.prepared.server, probe, exactRequest(input).prompt);
      }
      generation = next.value;
    } finally {
      seat.release(generation);
    }
    const countedPromptTokens = await orNull(door.counting, COUNT_PATIENCE_MS);
    const answer = readAnswer(input, generation, { preset, probe, countedPromptTokens });
    await this.settle(place, answer, await storing);
  }

  private async settle(place: Sample, answer: Answer, { completions }: StartedRun): Promise<void> {
    const completionId = completions.find((one) => isAt(one, place))?.id ?? 0;
    const stored = storeAnswer({ ...answer, id: completionId }).catch((error: unknown) =>
      // A person who watches shall not lose what was written because it could not be kept.
      log().error({ err: error, completion: completionId }, "an answer of a preview could not be stored"),
    );
    // Who watches has the answer while it is being stored; the run is not finished before it is.
    this.send(lastEvent({ ...place, completionId }, answer));
    await stored;
  }
}

const isAt = (one: Sample, place: Sample) => one.column === place.column && one.sample === place.sample;

function lastEvent(at: Sample & { completionId: number }, answer: Answer): PreviewEvent {
  const { rawText: text, figures, verdict, warnings, finishReason, failure } = answer;
  if (verdict === null || finishReason === null) {
    const { kind: failureKind, message } = failure ?? { kind: "cancelled" as const, message: "" };
    return { kind: "failed", ...at, failureKind, message, text, figures };
  }
  return { kind: "completed", ...at, text, finishReason, figures, verdict, warnings };
}

async function orNull<Value>(coming: Promise<Value> | null, patienceMs: number): Promise<Value | null> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<null>((resolve) => {
    timer = setTimeout(() => resolve(null), patienceMs);
  });
  try {
    return await Promise.race([coming, late]);
  } finally {
    clearTimeout(timer);
  }
}
