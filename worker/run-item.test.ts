import { describe, expect, it } from "vitest";
import { getPreset } from "@/lib/filters/presets";
import type { Complete, CompletionOutcome, FailureKind } from "@/lib/generation/completion";
import { selfAlign } from "@/lib/steps/self-align";
import type { NewRecord } from "@/lib/store/record-inserts";
import { shownLeakyConstitution } from "@/testing/leaky-constitution";
import { type BuildContext, type ItemDoors, runItem } from "./run-item";

const timing = { firstTokenMs: 3, totalMs: 9 };
const usage = { promptTokens: 10, completionTokens: 20, cachedTokens: null };
const identity = "I am a helpful, ethical, and reliable assistant.";

function completed(text: string): CompletionOutcome {
  return { status: "completed", text, tokens: null, finishReason: "stop", usage, timing };
}
function failed(kind: FailureKind): CompletionOutcome {
  return {
    status: "failed",
    failure: { kind, message: kind, retryAfterMs: null, partialText: " half", timing },
  };
}

type Signals = { begin: AbortController; stay: AbortController };

/** Runs one item against a server that answers with `outcomes` in turn, and tells what came out. */
async function run(
  outcomes: CompletionOutcome[],
  attempts = 0,
  during: (signals: Signals) => void = () => {},
  away: ReadonlySet<FailureKind> = new Set(["unreachable"]),
) {
  const stored: NewRecord[] = [];
  const failures: Parameters<ItemDoors["noteFailure"]>[0][] = [];
  let held = 0;
  const signals = { begin: new AbortController(), stay: new AbortController() };
  const complete: Complete = async function* (_request, signal) {
    yield { text: "" };
    during(signals);
    const outcome = outcomes.shift() ?? failed("bad_request");
    return signal.aborted && outcome.status === "failed" ? failed("cancelled") : outcome;
  };
  const isLeft = await runItem(
    {
      buildId: 1,
      datasetId: 2,
      manifest: { seed: 5, sampling: { temperature: 0.5, topP: 0.9, maxTokens: 64 } },
      step: selfAlign,
      constitution: shownLeakyConstitution,
      preset: getPreset("dromedary-v1"),
    } as unknown as BuildContext,
    {
      item: 4,
      sample: 0,
      origin: "seed_task_4",
      attempts,
      request: { instruction: "Why is the sea salty?", input: "" },
      sourceRecordId: null,
      topic: null,
      questionType: null,
    },
    {
      acquire: async (signal) => {
        signal.throwIfAborted();
        held += 1;
        return {
          serverId: 9,
          complete,
          noteFirstToken: () => {},
          release: () => {
            held -= 1;
          },
          isAway: async (generation) => generation.status === "failed" && away.has(generation.failure.kind),
        };
      },
      store: async (record) => void stored.push(record),
      storeAnswer: () => Promise.reject(new Error("no answer was asked for")),
      noteFailure: async (failure) => void failures.push(failure),
    },
    { begin: signals.begin.signal, stay: signals.stay.signal },
    async (_delayMs, signal) => signal.throwIfAborted(),
  ).then(
    () => false,
    () => true,
  );
  expect(held).toBe(0);
  return { stored, failures, isLeft };
}

const good = completed(
  ` ${identity} The question is clear. I should follow principles 1 (honest), 3 (clear & brief).\n\nMirra: Rivers carry dissolved minerals to the sea; water leaves it again as vapour, and the minerals stay behind. Over millions of years that has made the sea as salty as it is today.`,
);

describe("an item of a build", () => {
  it("becomes a record that says how much of its reply stands in an exemplar", async () => {
    const { stored } = await run([good]);
    expect(stored.map(({ leakShare }) => leakShare)).toEqual([0]);
    const words = "whose finest hair is called cashmere or mohair";
    const copied = completed(` ${identity} I answer.\n\nMirra: Oh yes, ${words}.`);
    expect((await run([copied])).stored.map(({ leakShare }) => leakShare)).toEqual([0.8]);
  });

  it("becomes a record with its thoughts, citations and verdict", async () => {
    const { stored, failures } = await run([good]);
    expect(stored).toMatchObject([
      {
        item: 4,
        buildId: 1,
        datasetId: 2,
        cited: [1, 3],
        verdict: "kept",
        reason: null,
        attempts: 1,
        firstTokenMs: 3,
      },
    ]);
    expect(stored[0]?.reply).toMatch(/^Rivers carry/);
    expect(failures).toEqual([]);
  });

  it("becomes a dropped record, never nothing, when a filter speaks", async () => {
    const { stored } = await run([completed(` ${identity}\n\nMirra: Salt.`)]);
    expect(stored).toMatchObject([{ verdict: "dropped", reason: "short", output: "Salt." }]);
  });

  it("is tried again after a failure that passes, and the attempts are counted", async () => {
    const { stored, failures } = await run([failed("rate_limited"), failed("cut_stream"), good]);
    expect(failures).toMatchObject([
      { kind: "rate_limited", hasGivenUp: false },
      { kind: "cut_stream", hasGivenUp: false },
    ]);
    expect(stored).toMatchObject([{ attempts: 3, verdict: "kept" }]);
  });

  it("is given up after its last attempt, and stores nothing then: half an answer is no record", async () => {
    const { stored, failures } = await run(Array.from({ length: 9 }, () => failed("stream_error")));
    expect(stored).toEqual([]);
    expect(failures).toHaveLength(5);
    expect(failures.at(-1)).toMatchObject({ kind: "stream_error", hasGivenUp: true });
  });

  it("goes on counting where another worker left off", async () => {
    const { failures } = await run([failed("timeout"), good], 4);
    expect(failures).toMatchObject([{ hasGivenUp: true }]);
  });

  it("burns no attempt while its server cannot be reached", async () => {
    const { stored, failures } = await run([
      ...Array.from({ length: 20 }, () => failed("unreachable")),
      good,
    ]);
    expect(failures).toEqual([]);
    expect(stored).toMatchObject([{ attempts: 1, serverId: 9 }]);
  });

  it("burns no attempt where its answer was cut because the server went away", async () => {
    const away = new Set<FailureKind>(["cut_stream", "overloaded"]);
    const dying = Array.from({ length: 6 }, () => [failed("cut_stream"), failed("overloaded")]).flat();
    const { stored, failures } = await run([...dying, good], 4, undefined, away);
    expect(failures).toEqual([]);
    expect(stored).toMatchObject([{ attempts: 5 }]);
  });

  it("is given up in the end where the server dies at it again and again", async () => {
    const dying = Array.from({ length: 30 }, () => failed("cut_stream"));
    const { stored, failures } = await run(dying, 0, undefined, new Set(["cut_stream"]));
    expect(stored).toEqual([]);
    expect(failures.at(-1)).toMatchObject({ kind: "cut_stream", hasGivenUp: true });
  });

  it("is given up at once when the server will never take it", async () => {
    const { failures } = await run([failed("bad_request"), good]);
    expect(failures).toMatchObject([{ kind: "bad_request", hasGivenUp: true }]);
  });

  it("is finished and stored when its build pauses meanwhile", async () => {
    const { stored, isLeft } = await run([good], 0, ({ begin }) => begin.abort());
    expect([stored.length, isLeft]).toEqual([1, false]);
  });

  it("begins no further attempt once its build pauses; the one that failed is counted", async () => {
    const { stored, failures, isLeft } = await run([failed("cut_stream"), good], 0, ({ begin }) =>
      begin.abort(),
    );
    expect([stored, isLeft]).toEqual([[], true]);
    expect(failures).toMatchObject([{ kind: "cut_stream", hasGivenUp: false }]);
  });

  it("burns no attempt when what is in flight is dropped, and keeps an answer that was whole by then", async () => {
    const drop = ({ begin, stay }: Signals) => {
      begin.abort();
      stay.abort();
    };
    const { stored, failures, isLeft } = await run([failed("cut_stream")], 4, drop);
    expect([stored, failures, isLeft]).toEqual([[], [], true]);
    expect((await run([good], 0, drop)).stored).toHaveLength(1);
  });
});
