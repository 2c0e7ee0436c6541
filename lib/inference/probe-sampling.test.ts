import { expect, test } from "vitest";
import type { CompletionOutcome } from "@/lib/generation/completion";
import type { AskCompletion } from "./probe-request";
import { probeSampling } from "./probe-sampling";

const timing = { firstTokenMs: 1, totalMs: 2 };
const usage = { promptTokens: null, completionTokens: null, cachedTokens: null };
const completed = (text: string): CompletionOutcome => ({
  status: "completed",
  text,
  tokens: null,
  finishReason: "length",
  usage,
  timing,
});
const failed = (kind: "bad_request" | "timeout"): CompletionOutcome => ({
  status: "failed",
  failure: { kind, message: kind, retryAfterMs: null, partialText: "", timing },
});

type Asked = Parameters<AskCompletion>[0];

/** A server that answers as `answer` says, and all that it was asked. */
function scripted(answer: (asked: Asked, times: number) => CompletionOutcome) {
  const asked: Asked[] = [];
  const askCompletion: AskCompletion = async (request) => {
    asked.push(request);
    return answer(request, asked.length);
  };
  return { asked, askCompletion };
}

test("one seed, one text, and another text for another seed: it is kept to", async () => {
  const { asked, askCompletion } = scripted(({ seed }) => completed(`text ${seed}`));
  expect(await probeSampling(askCompletion)).toEqual({ logprobs: null, seed: "reproducible" });
  expect(asked.map(({ seed, temperature, logprobs }) => [seed, temperature, logprobs])).toEqual([
    [1, 1, 1],
    [1, 1, 1],
    [2, 1, 1],
  ]);
});

test("two texts for one seed need no third", async () => {
  const { asked, askCompletion } = scripted((_, times) => completed(`text ${times}`));
  expect(await probeSampling(askCompletion)).toMatchObject({ seed: "differs" });
  expect(asked).toHaveLength(2);
});

test("a server that never varies has not shown that it keeps to a seed", async () => {
  const { askCompletion } = scripted(() => completed("the same"));
  expect(await probeSampling(askCompletion)).toMatchObject({ seed: null });
});

test("a server that refuses the wish for probabilities is asked without it", async () => {
  const { asked, askCompletion } = scripted(({ seed, logprobs }) =>
    logprobs === undefined ? completed(`text ${seed}`) : failed("bad_request"),
  );
  expect(await probeSampling(askCompletion)).toEqual({ logprobs: null, seed: "reproducible" });
  expect(asked.map(({ logprobs }) => logprobs)).toEqual([1, undefined, undefined, undefined]);
});

test("no answer, or an empty one, says nothing about a seed", async () => {
  expect(await probeSampling(scripted(() => failed("timeout")).askCompletion)).toMatchObject({ seed: null });
  expect(await probeSampling(scripted(() => completed("")).askCompletion)).toMatchObject({ seed: null });
});
