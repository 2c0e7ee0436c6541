import { afterAll, beforeAll, expect, test } from "vitest";
import type { FailureKind } from "@/lib/generation/completion";
import { type SampleServer, startSampleServer } from "@/testing/sample-server/sample-server";
import { probeServer } from "./probe";
import { probeWindow } from "./probe-window";

let sample: SampleServer;
beforeAll(async () => {
  sample = await startSampleServer();
});
afterAll(() => sample.close());

async function probe(settings: string) {
  const baseUrl = sample.urlWith(`first-token=0,token=0${settings}`);
  const found = await probeServer({ baseUrl, apiKey: null }, { stepMs: 6_000 });
  if (!found.reachable) throw new Error(found.diagnosis);
  return found;
}

const longPrompt = (found: Awaited<ReturnType<typeof probe>>) =>
  found.checks.find(({ name }) => name === "Long prompt");

test("a prompt that just fits the window is read whole, whether or not a token of the server's own begins it", async () => {
  for (const settings of [",window=4096", ",window=4096,bos"]) {
    const { windowProbe, windowTokens } = await probe(settings);
    expect(windowProbe).toMatchObject({ outcome: "whole", claimedTokens: 4_096 });
    expect(windowProbe?.sentTokens).toBeGreaterThan(4_000);
    expect(windowProbe?.readTokens).toBe((windowProbe?.sentTokens ?? 0) + (settings.includes("bos") ? 1 : 0));
    expect(windowTokens).toBe(4_096);
  }
});

test("a prompt that was cut without a word is found out, and the window is what was left of it", async () => {
  const found = await probe(",window=8192,truncate=3000");
  expect(found).toMatchObject({
    windowTokens: 3_000,
    windowProbe: { outcome: "cut", claimedTokens: 8_192, readTokens: 3_000 },
  });
  expect(longPrompt(found)).toMatchObject({
    ok: false,
    detail: expect.stringMatching(/only 3,000 were read, without a word/),
    meaning: expect.stringMatching(/loses its beginning.*below 3,000 tokens/),
  });
  expect(found.checks.find(({ name }) => name === "Window")?.detail).toBe(
    "3,000 tokens a request, as a long prompt showed; the server says 8,192",
  );
});

test("a usual window that is read whole is the real one", async () => {
  expect(await probe(",window=8192,truncate=2048")).toMatchObject({ windowTokens: 2_048 });
});

test("a prompt that should fit and is refused, or never answered, is no prompt that was cut", async () => {
  const timing = { firstTokenMs: null, totalMs: 9 };
  const ending = (kind: FailureKind, message: string) => ({
    claimedTokens: 2_048,
    reasonToSkip: null,
    count: async (text: string) => text.split(" ").length,
    askCompletion: async () => ({
      status: "failed" as const,
      failure: { kind, message, retryAfterMs: null, partialText: "", timing },
    }),
    limitMs: 100,
  });
  expect(await probeWindow(ending("bad_request", "inputs must have less than 1024 tokens"))).toMatchObject({
    windowTokens: null,
    windowProbe: { outcome: "refused", readTokens: null, detail: expect.stringMatching(/less than 1024/) },
  });
  expect(await probeWindow(ending("timeout", "No first token within 15 s"))).toMatchObject({
    windowProbe: { outcome: "skipped", detail: expect.stringMatching(/not answered: No first token/) },
  });
});

test("a window too large to try, none, and no token counts are left untested, with the reason", async () => {
  expect((await probe(",window=131072")).windowProbe).toMatchObject({
    outcome: "skipped",
    detail: "a prompt of 131,072 tokens would cost too much to try",
  });
  expect((await probe(",window=4096,no-usage")).windowProbe).toMatchObject({
    outcome: "skipped",
    detail: "the server does not say what it read",
  });
  expect(longPrompt(await probe(",window=4096,no-tokenize"))).toMatchObject({
    ok: null,
    detail: "not tested: the server does not count tokens",
  });
});
