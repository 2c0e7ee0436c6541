import { afterAll, beforeAll, expect, test } from "vitest";
import type { CompletionDelta, CompletionOutcome } from "@/lib/generation/completion";
import { samplePrompt } from "@/testing/sample-server/sample-prompt";
import { type SampleServer, startSampleServer } from "@/testing/sample-server/sample-server";
import { createComplete } from "./complete";

let sample: SampleServer;
beforeAll(async () => {
  sample = await startSampleServer();
});
afterAll(() => sample.close());

const request = {
  prompt: samplePrompt("How should I celebrate weddings?"),
  stop: ["\n\nUser:"],
  sampling: { temperature: 0.7, topP: 0.95, maxTokens: 300 },
  seed: 5,
};

async function runTo(settings: string, hasDeltas: boolean) {
  const server = { baseUrl: sample.urlWith(settings), apiKey: null, model: "sample-scripted" };
  const stream = createComplete(server, { hasDeltas })(request, new AbortController().signal);
  const deltas: CompletionDelta[] = [];
  for (;;) {
    const next = await stream.next();
    if (next.done) return { deltas, outcome: next.value };
    deltas.push(next.value);
  }
}

const kindOf = (outcome: CompletionOutcome) =>
  outcome.status === "failed" ? outcome.failure.kind : "completed";

test.each(["", ",cut=1", ",error-field=1"])(
  "who wants no pieces (%s) is told of the first one and gets the same at the end",
  async (how) => {
    // An attempt of its own each: the sample server counts them by what is asked at an address.
    const [quiet, whole] = [
      await runTo(`first-token=0,token=0${how}`, false),
      await runTo(`first-token=0,token=0${how},retry-after=2`, true),
    ];
    expect(quiet.deltas).toHaveLength(1);
    expect(quiet.deltas[0]).toEqual(whole.deltas[0]);
    expect(kindOf(quiet.outcome)).toBe(kindOf(whole.outcome));
    if (quiet.outcome.status === "completed")
      expect(whole.outcome).toMatchObject({ text: quiet.outcome.text, finishReason: "stop" });
  },
);
