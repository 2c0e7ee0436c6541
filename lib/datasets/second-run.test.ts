import { describe, expect, test } from "vitest";
import { getPreset } from "@/lib/filters/presets";
import type { CompletionOutcome, CompletionRequest } from "@/lib/generation/completion";
import { selfAlign } from "@/lib/steps/self-align";
import { shownLeakyConstitution } from "@/testing/leaky-constitution";
import { type AskedServer, type SecondRunEvent, type SentRequest, secondRun } from "./second-run";

const server = { id: 1, name: "desk", baseUrl: "http://desk/v1", model: "m", kind: "vllm", build: "1" };
const text =
  " I am a helpful, ethical, and reliable assistant. I should follow principles 1 (honest).\n\nMirra: No.";
const first: SentRequest = {
  request: { instruction: "Is the sea sweet?", input: "" },
  sent: {
    prompt: "…",
    stop: ["\n\nUser:"],
    sampling: { temperature: 0.5, topP: 0.9, maxTokens: 64 },
    seed: 5,
  },
  step: selfAlign,
  constitution: shownLeakyConstitution,
  part: 0,
  preset: getPreset("dromedary-v1"),
  server,
  text,
};
const completed = (answer: string): CompletionOutcome => ({
  status: "completed",
  text: answer,
  tokens: null,
  finishReason: "stop",
  usage: { promptTokens: 900, completionTokens: 20, cachedTokens: 880 },
  timing: { firstTokenMs: 4, totalMs: 90 },
});

async function run(outcome: CompletionOutcome, given: Partial<AskedServer> = {}) {
  const sent: CompletionRequest[] = [];
  const asked: AskedServer = {
    identity: server,
    probe: null,
    complete: async function* (request) {
      sent.push(request);
      yield { text: "half" };
      return outcome;
    },
    describe: async () => server,
    ...given,
  };
  const events: SecondRunEvent[] = [];
  for await (const event of secondRun(first, asked, new AbortController().signal)) events.push(event);
  return { sent, events, last: events.at(-1) };
}

describe("a record's second run", () => {
  test("sends the very same, and reads the answer as the build did", async () => {
    const { sent, events, last } = await run(completed(text));
    expect(sent).toEqual([first.sent]);
    expect(events.slice(0, 2)).toEqual([
      { kind: "started", server },
      { kind: "delta", text: "half" },
    ]);
    expect(last).toMatchObject({
      kind: "completed",
      answer: { text, cited: [1], verdict: "dropped", reason: "short", cachedTokens: 880, firstTokenMs: 4 },
      changes: [],
      words: "The same, character for character.",
    });
  });

  test("says what the server is by now, and that this may be why it differs", async () => {
    const { last } = await run(completed(`${text} Not at all.`), {
      describe: async () => ({ kind: "vllm", build: "2", model: "m" }),
    });
    expect(last).toMatchObject({
      server: { build: "2" },
      changes: ["The server’s build was 1, now it is 2."],
      words: expect.stringMatching(/that may be why/),
    });
  });

  test("does not fail because a server says nothing of itself", async () => {
    const { last } = await run(completed(text), { describe: () => Promise.reject(new Error("silent")) });
    expect(last).toMatchObject({ kind: "completed", server, changes: [] });
  });

  test("keeps what had come where the server fails", async () => {
    const failure = {
      kind: "cut_stream" as const,
      message: "Cut.",
      retryAfterMs: null,
      partialText: "half",
      timing: { firstTokenMs: 1, totalMs: 2 },
    };
    const { last } = await run({ status: "failed", failure });
    expect(last).toEqual({ kind: "failed", failureKind: "cut_stream", message: "Cut.", text: "half" });
  });
});
