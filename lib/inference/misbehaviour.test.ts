import { afterAll, beforeAll, expect, test } from "vitest";
import { answerWarnings } from "@/lib/generation/answer-warnings";
import type { CompletionRequest } from "@/lib/generation/completion";
import { samplePrompt } from "@/testing/sample-server/sample-prompt";
import { type SampleServer, startSampleServer } from "@/testing/sample-server/sample-server";
import { createComplete } from "./complete";
import { probeServer } from "./probe";
import { countTokens } from "./tokenize";

let sample: SampleServer;
beforeAll(async () => {
  sample = await startSampleServer();
});
afterAll(() => sample.close());

const request: CompletionRequest = {
  prompt: samplePrompt("How should I celebrate weddings?"),
  stop: ["\n\nUser:"],
  sampling: { temperature: 0.7, topP: 0.95, maxTokens: 300 },
  seed: 5,
  logprobs: 1,
};

/** What a person is told of one answer at an address with these settings, measured as a preview measures it. */
async function warningsAt(settings: string, asked: Partial<CompletionRequest> = {}): Promise<string[]> {
  const server = {
    baseUrl: sample.urlWith(`first-token=0,token=0,${settings}`),
    apiKey: null,
    model: "sample-scripted",
  };
  const sent = { ...request, ...asked };
  const probe = await probeServer(server);
  const counts = await countTokens(server, [sent.prompt]);
  const stream = createComplete(server)(sent, new AbortController().signal);
  let next = await stream.next();
  while (!next.done) next = await stream.next();
  return answerWarnings({
    request: sent,
    outcome: next.value,
    countedPromptTokens: counts?.[0] ?? null,
    probe,
  }).map(({ code }) => code);
}

const briefly = { sampling: { ...request.sampling, maxTokens: 7 } };

test.each<[string, string[], Partial<CompletionRequest>?]>([
  ["", []],
  ["bos,usage-last,logprobs-content", []],
  ["truncate=90,window=1000", ["prompt_cut", "prompt_exceeds_window"]],
  ["ignore-stop", ["stop_ignored"]],
  ["ignore-max-tokens", ["max_tokens_ignored"], briefly],
  ["ignore-logprobs", ["logprobs_missing"]],
  ["ignore-logprobs,no-openapi", ["logprobs_missing"]],
  ["ignore-seed", ["seed_unsupported"]],
  ["ignore-seed,no-openapi", ["seed_unsupported"]],
  ["no-usage", ["usage_missing"]],
  ["window=400", ["prompt_exceeds_window"]],
])("a server that does %j is found out", async (settings, codes, asked) => {
  expect(await warningsAt(settings, asked)).toEqual(codes);
});
