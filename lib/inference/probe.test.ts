import type { IncomingMessage, ServerResponse } from "node:http";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type ServerProbe, serverProbeSchema } from "@/lib/generation/server-probe";
import { type SampleServer, startSampleServer } from "@/testing/sample-server/sample-server";
import { startScriptedHttpServer } from "@/testing/scripted-http-server";
import { type ProbedServer, probeServer } from "./probe";

let sample: SampleServer;
beforeAll(async () => {
  sample = await startSampleServer();
});
afterAll(() => sample.close());

const FAST = "first-token=0,token=0";

async function probe(baseUrl: string, more: Partial<ProbedServer> = {}): Promise<ServerProbe> {
  const found = await probeServer({ baseUrl, apiKey: null, ...more }, { stepMs: 4_000 });
  expect(serverProbeSchema.parse(found)).toEqual(found);
  return found;
}

async function diagnosisOf(baseUrl: string, more: Partial<ProbedServer> = {}): Promise<string> {
  const found = await probe(baseUrl, more);
  if (found.reachable) throw new Error("reachable");
  return found.diagnosis;
}

/** A server that has only these paths, each with a JSON body. */
async function withPaths<T>(paths: Record<string, unknown>, use: (origin: string) => Promise<T>): Promise<T> {
  const server = await startScriptedHttpServer((req: IncomingMessage, res: ServerResponse) => {
    const body = paths[req.url ?? ""];
    if (typeof body === "string") res.writeHead(200, { "content-type": "text/html" }).end(body);
    else if (body === undefined) res.writeHead(404).end("not found");
    else res.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(body));
  });
  try {
    return await use(server.origin);
  } finally {
    await server.close();
  }
}

const modelList = (fields: Record<string, unknown>) => ({
  object: "list",
  data: [{ id: "m", object: "model", ...fields }],
});

describe("a server that works", () => {
  test("the sample server is recognised with all it can do", async () => {
    const found = await probe(`${sample.urlWith(`${FAST},slots=8`)}/`);
    expect(found).toMatchObject({
      reachable: true,
      baseUrl: sample.urlWith(`${FAST},slots=8`),
      kind: "sample",
      models: ["sample-scripted"],
      model: "sample-scripted",
      windowTokens: 16_384,
      slots: 8,
      canTokenize: true,
      completions: { isWorking: true, isStreaming: true, hasUsage: true, firstTokenMs: expect.any(Number) },
      requestFields: expect.arrayContaining(["prompt", "stop", "max_tokens", "seed", "logprobs"]),
      metrics: { prefix: "sample:", queueGauge: "sample:requests_waiting" },
      hasBatchApi: false,
      hasChat: false,
      logprobs: "legacy",
      seed: "reproducible",
      usageIn: "extra_chunk",
      bosTokens: 0,
      windowProbe: { outcome: "whole", claimedTokens: 16_384 },
    });
    expect(found.checks.map(({ name, ok }) => [name, ok])).toEqual([
      ["Models", true],
      ["Server", true],
      ["Completions", true],
      ["Streaming", true],
      ["Usage", true],
      ["Long prompt", true],
      ["Probabilities", true],
      ["Seed", true],
      ["Window", true],
      ["Slots", true],
      ["Tokenize", true],
      ["Settings", true],
      ["Queue", true],
      ["Chat", null],
      ["Batch", null],
    ]);
    for (const check of found.checks) expect(check.meaning, check.name).toMatch(/^[A-Z].*\.$/);
  });

  test("what a server does not do is said, not assumed", async () => {
    const found = await probe(
      sample.urlWith(
        `${FAST},no-stream,no-usage,no-openapi,no-metrics,no-tokenize,ignore-seed,ignore-logprobs`,
      ),
    );
    expect(found).toMatchObject({
      slots: null,
      canTokenize: false,
      completions: { isWorking: true, isStreaming: false, hasUsage: false },
      requestFields: null,
      metrics: null,
      logprobs: null,
      seed: "differs",
      usageIn: "never",
      bosTokens: null,
      windowProbe: { outcome: "skipped", detail: "the server does not count tokens" },
    });
    const named = (wanted: boolean | null) =>
      found.checks.filter(({ ok }) => ok === wanted).map(({ name }) => name);
    expect(named(false)).toEqual(["Streaming", "Usage", "Probabilities", "Seed", "Slots", "Tokenize"]);
    expect(named(null)).toEqual(["Long prompt", "Settings", "Queue", "Chat", "Batch"]);
    expect(found.checks.find(({ name }) => name === "Usage")?.meaning).toMatch(/cannot tell.*was cut/);
  });

  test("llama.cpp's shapes are told apart: usage with the last text, probabilities as in chat, a token of its own", async () => {
    expect(await probe(sample.urlWith(`${FAST},usage-last,logprobs-content,bos`))).toMatchObject({
      usageIn: "last_chunk",
      logprobs: "content",
      bosTokens: 1,
    });
  });

  test("a setting that its own description does not list is named", async () => {
    const found = await probe(sample.urlWith(`${FAST},ignore-seed`));
    expect(found.checks.find(({ name }) => name === "Settings")).toMatchObject({
      ok: false,
      detail: "it does not know seed",
    });
  });

  test("others' requests are not disturbed: a busy server gets neither a long prompt nor samples", async () => {
    const baseUrl = sample.urlWith("slow-headers=1200,token=0");
    const body = JSON.stringify({ prompt: "x", max_tokens: 9 });
    const others = fetch(`${baseUrl}/completions`, { method: "POST", body });
    const metrics = baseUrl.replace(/v1$/, "metrics");
    await expect.poll(async () => (await fetch(metrics)).text()).toMatch(/processing 1/);
    const before = sample.log.total();
    expect(await probe(baseUrl)).toMatchObject({
      completions: { isWorking: true },
      seed: null,
      logprobs: null,
      windowProbe: { outcome: "skipped", detail: expect.stringMatching(/busy with one request/) },
    });
    await others;
    const lately = sample.log.list().slice(before - sample.log.total());
    expect(lately.map(({ maxTokens }) => maxTokens)).toEqual([9, 1]);
  });

  test("a build that uses the server is not disturbed either", async () => {
    const found = await probeServer(
      { baseUrl: sample.urlWith(FAST), apiKey: null },
      { stepMs: 4_000, isInUse: true },
    );
    expect(found).toMatchObject({
      seed: null,
      windowProbe: { outcome: "skipped", detail: expect.stringMatching(/build is using/) },
    });
  });

  test("a server that leaves questions unanswered cannot hold the probe up", async () => {
    const server = await startScriptedHttpServer((req, res) => {
      if (req.url === "/v1/models") {
        res.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(modelList({})));
      }
    });
    const startedAt = performance.now();
    const found = await probeServer({ baseUrl: `${server.origin}/v1`, apiKey: null }, { stepMs: 250 });
    expect(performance.now() - startedAt).toBeLessThan(250 * 14);
    expect(found).toMatchObject({ reachable: true, completions: { isWorking: false }, hasChat: null });
    await server.close();
  });

  test("a chat-only server is reachable, but its completions do not work", async () => {
    const found = await probe(sample.urlWith(`${FAST},not-found`));
    expect(found).toMatchObject({
      reachable: true,
      completions: { isWorking: false, problem: expect.stringMatching(/404/) },
    });
  });

  test("a model that is not listed is pointed out", async () => {
    const found = await probe(sample.urlWith(FAST), { model: "other" });
    expect(found.checks[0]).toMatchObject({
      ok: false,
      detail: expect.stringMatching(/"other" is not listed/),
    });
  });
});

describe("kinds of servers", () => {
  test.each([
    [
      "llamacpp",
      {
        "/v1/models": modelList({ owned_by: "llamacpp", meta: { n_ctx_train: 8192 } }),
        "/props": { default_generation_settings: { n_ctx: 2048 }, total_slots: 4, build_info: "b4748" },
        "/tokenize": { tokens: [] },
      },
      { build: "b4748", windowTokens: 2048, slots: 4, canTokenize: false },
    ],
    [
      "vllm",
      {
        "/v1/models": modelList({ owned_by: "vllm", max_model_len: 4096 }),
        "/version": { version: "0.29.0" },
        "/tokenize": { count: 2, tokens: [1, 2] },
      },
      { build: "0.29.0", windowTokens: 4096, slots: null, canTokenize: true },
    ],
    [
      "sglang",
      {
        "/v1/models": modelList({ owned_by: "sglang", max_model_len: 4096 }),
        "/server_info": { version: "0.5" },
      },
      { build: "0.5", windowTokens: 4096 },
    ],
    [
      "tgi",
      {
        "/v1/models": modelList({ owned_by: "somebody" }),
        "/info": { version: "3.0", max_total_tokens: 2048 },
        "/tokenize": [{ id: 1, text: "a" }],
      },
      { build: "3.0", windowTokens: 2048, canTokenize: true },
    ],
    [
      "ollama",
      {
        "/v1/models": modelList({ owned_by: "library" }),
        "/api/version": { version: "0.12" },
        "/api/ps": { models: [{ name: "m", context_length: 4096 }] },
      },
      { build: "0.12", windowTokens: 4096 },
    ],
    [
      "openai-compatible",
      { "/v1/models": modelList({ owned_by: "someone" }) },
      { build: null, windowTokens: null, slots: null },
    ],
  ])("%s is recognised by its own endpoints", async (kind, paths, facts) => {
    const found = await withPaths(paths, (origin) => probe(`${origin}/v1`));
    expect(found).toMatchObject({ reachable: true, kind, model: "m", ...facts });
  });
});

describe("a server that does not work comes back with a diagnosis", () => {
  test("nothing listens", async () => {
    expect(await diagnosisOf("http://127.0.0.1:1/v1")).toMatch(/connection refused.*Start the server/);
  });
  test("the name is unknown", async () => {
    expect(await diagnosisOf("http://no-such-host.invalid/v1")).toMatch(/cannot be resolved.*spelling/);
  });
  test("https where http is spoken", async () => {
    expect(await diagnosisOf(sample.url.replace("http:", "https:"))).toMatch(/Try the address with http:/);
  });
  test("the key is missing, also where the models are shown to anybody", async () => {
    expect(await diagnosisOf(sample.urlWith("key=secret"))).toMatch(/refuses the API key.*Enter the key/);
    expect(await probe(sample.urlWith(`${FAST},key=secret`), { apiKey: "secret" })).toMatchObject({
      reachable: true,
    });
    const server = await startScriptedHttpServer((req, res) => {
      const isOpen = req.url === "/v1/models";
      res.writeHead(isOpen ? 200 : 401, { "content-type": "application/json" });
      res.end(
        JSON.stringify(
          isOpen ? modelList({ owned_by: "llamacpp" }) : { error: { message: "Invalid API Key" } },
        ),
      );
    });
    expect(await diagnosisOf(`${server.origin}/v1`)).toMatch(
      /completions refuses the API key.*Invalid API Key/,
    );
    await server.close();
  });
  test("the model is still loading", async () => {
    expect(await diagnosisOf(sample.urlWith("loading"))).toMatch(/Loading model.*try again/);
  });
  test("/v1 is missing", async () => {
    const origin = new URL(sample.url).origin;
    expect(await diagnosisOf(origin)).toContain(`there is one at ${origin}/v1`);
  });
  test("a web page", async () => {
    const diagnosis = await withPaths({ "/v1/models": "<title>Router</title>" }, (origin) =>
      diagnosisOf(`${origin}/v1`),
    );
    expect(diagnosis).toMatch(/a web page.*not an OpenAI-compatible API/);
  });
  test("another address", async () => {
    const server = await startScriptedHttpServer((_, res) => {
      res.writeHead(308, { location: "https://gpu.lan/v1/models" }).end();
    });
    expect(await diagnosisOf(`${server.origin}/v1`)).toMatch(/redirects to https:\/\/gpu.lan\/v1\/models/);
    await server.close();
  });
  test("silence", async () => {
    const server = await startScriptedHttpServer(() => {});
    expect(await diagnosisOf(`${server.origin}/v1`)).toMatch(/did not answer within 4 s/);
    await server.close();
  });
  test("an address that is none", async () => {
    expect(await diagnosisOf("127.0.0.1:8000")).toMatch(/must start with http/);
  });
});
