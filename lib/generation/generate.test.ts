import { expect, test } from "vitest";
import { selfAlign } from "@/lib/steps/self-align";
import { shownLeakyConstitution as mirra } from "@/testing/leaky-constitution";
import type { Complete, CompletionOutcome, CompletionRequest } from "./completion";
import { exactRequest, generate } from "./generate";
import { runToEnd } from "./run-to-end";

const input = {
  step: selfAlign,
  constitution: mirra,
  request: { instruction: "Name a river.", input: "" },
  sampling: { temperature: 0, topP: 1, maxTokens: 64 },
  seed: 7,
};
const timing = { firstTokenMs: 3, totalMs: 9 };
const usage = { promptTokens: 200, completionTokens: 12, cachedTokens: null };
const pieces = [" I follow 1 (", "honest).\n\nMir", "ra: The Elbe."];
const completed: CompletionOutcome = {
  status: "completed",
  text: pieces.join(""),
  tokens: null,
  finishReason: "stop",
  usage,
  timing,
};

/** Yields `pieces`, then ends in `outcome`; notes what it was asked and whether it was closed. */
function scripted(outcome: CompletionOutcome) {
  const asked: { request: CompletionRequest; signal: AbortSignal }[] = [];
  const state = { isClosed: false };
  const complete: Complete = async function* (request, signal) {
    asked.push({ request, signal });
    try {
      for (const text of pieces) yield { text };
      return outcome;
    } finally {
      state.isClosed = true;
    }
  };
  return { complete, asked, state };
}

test("a generation is the exact request sent, the deltas as they came, and the parsed completion", async () => {
  const server = scripted(completed);
  const { signal } = new AbortController();
  const texts: string[] = [];
  const generation = await runToEnd(generate({ ...input, complete: server.complete, signal }), (text) =>
    texts.push(text),
  );

  expect(server.asked).toEqual([{ request: exactRequest(input), signal }]);
  expect(texts).toEqual([pieces[0], pieces.slice(0, 2).join(""), pieces.join("")]);
  expect(generation).toEqual({
    status: "completed",
    prompt: selfAlign.renderPrompt(mirra, input.request),
    text: pieces.join(""),
    parsed: selfAlign.parse(pieces.join(""), mirra, { isFinal: true }),
    finishReason: "stop",
    usage,
    timing,
  });
  expect(generation).toMatchObject({ parsed: { reply: "The Elbe.", citations: [{ number: 1 }] } });
});

test("the exact request keeps a temperature of zero and stops at the user's label", () => {
  expect(exactRequest(input)).toEqual({
    prompt: selfAlign.renderPrompt(mirra, input.request),
    stop: ["\n\nUser:"],
    sampling: { temperature: 0, topP: 1, maxTokens: 64 },
    seed: 7,
  });
});

test("a failure is a value and comes with the prompt", async () => {
  const failure = {
    kind: "cut_stream" as const,
    message: "The stream ended without a finish reason.",
    retryAfterMs: null,
    partialText: pieces.join(""),
    timing,
  };
  const { complete } = scripted({ status: "failed", failure });
  const { signal } = new AbortController();
  const generation = await runToEnd(generate({ ...input, complete, signal }));
  expect(generation).toEqual({
    status: "failed",
    prompt: selfAlign.renderPrompt(mirra, input.request),
    failure,
  });
});

test("who leaves early closes the request", async () => {
  const server = scripted(completed);
  const { signal } = new AbortController();
  for await (const delta of generate({ ...input, complete: server.complete, signal })) {
    expect(delta.text).toBe(pieces[0]);
    break;
  }
  expect(server.state.isClosed).toBe(true);
});
