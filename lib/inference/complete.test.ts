import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { CompletionDelta, CompletionOutcome, CompletionRequest } from "@/lib/generation/completion";
import { samplePrompt } from "@/testing/sample-server/sample-prompt";
import { type SampleServer, startSampleServer } from "@/testing/sample-server/sample-server";
import { startScriptedHttpServer } from "@/testing/scripted-http-server";
import { createComplete } from "./complete";

let sample: SampleServer;
beforeAll(async () => {
  sample = await startSampleServer();
});
afterAll(() => sample.close());

const FAST = "first-token=0,token=0";
const request: CompletionRequest = {
  prompt: samplePrompt("How should I celebrate weddings?"),
  stop: ["\n\nUser:"],
  sampling: { temperature: 0.7, topP: 0.95, maxTokens: 300 },
  seed: 5,
};
/** Long enough for a machine that does other things; a test about time sets its own. */
const timeouts = { firstDataMs: 15_000, gapMs: 15_000, totalMs: 30_000 };

type Run = { deltas: string[]; outcome: CompletionOutcome };

async function run(
  baseUrl: string,
  {
    apiKey = null as string | null,
    model = "sample-scripted",
    signal = new AbortController().signal,
    limits = {},
    ask = {},
  } = {},
): Promise<Run> {
  const complete = createComplete({ baseUrl, apiKey, model }, { timeouts: { ...timeouts, ...limits } });
  const stream = complete({ ...request, ...ask }, signal);
  const deltas: string[] = [];
  for (;;) {
    const next = await stream.next();
    if (next.done) return { deltas, outcome: next.value };
    deltas.push(next.value.text);
  }
}

async function failureOf(baseUrl: string, options: Parameters<typeof run>[1] = {}) {
  const { deltas, outcome } = await run(baseUrl, options);
  if (outcome.status !== "failed") throw new Error(`completed with "${outcome.text}"`);
  expect(outcome.failure.partialText).toBe(deltas.join(""));
  return outcome.failure;
}

/** One answer by hand to every request. */
async function answeredBy<T>(
  answer: Parameters<typeof startScriptedHttpServer>[0],
  use: (baseUrl: string, server: Awaited<ReturnType<typeof startScriptedHttpServer>>) => Promise<T>,
): Promise<T> {
  const server = await startScriptedHttpServer(answer);
  try {
    return await use(`${server.origin}/v1`, server);
  } finally {
    await server.close();
  }
}

const asStream =
  (...lines: string[]): Parameters<typeof startScriptedHttpServer>[0] =>
  (_, res) => {
    res
      .writeHead(200, { "content-type": "text/event-stream" })
      .end(lines.map((line) => `${line}\n\n`).join(""));
  };

describe("a completion that works", () => {
  test("text arrives in pieces and ends with reason, usage and timing", async () => {
    const { deltas, outcome } = await run(sample.urlWith("first-token=20,token=0"));
    if (outcome.status !== "completed") throw new Error(outcome.failure.message);
    expect(deltas.length).toBeGreaterThan(20);
    expect(outcome.text).toBe(deltas.join(""));
    expect(outcome.text).toBe(sample.log.list().at(-1)?.text);
    expect(outcome.finishReason).toBe("stop");
    expect(outcome.usage.completionTokens).toBe(deltas.length);
    expect(outcome.usage.promptTokens).toBeGreaterThan(100);
    expect(outcome.usage.cachedTokens).toEqual(expect.any(Number));
    expect(outcome.timing.firstTokenMs).toBeGreaterThanOrEqual(15);
    expect(outcome.timing.totalMs).toBeGreaterThanOrEqual(outcome.timing.firstTokenMs ?? 0);
  });

  test("the limit ends it with reason length", async () => {
    const sampling = { ...request.sampling, maxTokens: 9 };
    const { outcome } = await run(sample.urlWith(FAST), { ask: { sampling } });
    expect(outcome).toMatchObject({ status: "completed", finishReason: "length" });
    expect(sample.log.list().at(-1)).toMatchObject({ maxTokens: 9, seed: 5, stop: ["\n\nUser:"] });
  });

  test("a server without usage is no failure", async () => {
    const { outcome } = await run(sample.urlWith(`${FAST},no-usage`));
    const usage = { promptTokens: null, completionTokens: null, cachedTokens: null };
    expect(outcome).toMatchObject({ status: "completed", usage });
  });

  test("a server that answers a stream request in one piece is understood", async () => {
    const whole = await run(sample.urlWith(`${FAST},no-stream`));
    expect(whole.outcome).toMatchObject({ status: "completed", finishReason: "stop" });
    expect(whole.deltas).toHaveLength(1);
    expect(whole.deltas[0]).toBe((await run(sample.urlWith(FAST))).deltas.join(""));
  });

  test("usage on the last content chunk and cached tokens by llama.cpp's timings are read", async () => {
    const last = {
      choices: [{ index: 0, text: "", finish_reason: "stop" }],
      usage: { prompt_tokens: 90, completion_tokens: 1 },
    };
    const lines = [
      `data: ${JSON.stringify({ choices: [{ index: 0, text: " Hö", finish_reason: null }] })}`,
      `data: ${JSON.stringify({ ...last, timings: { prompt_n: 12 } })}`,
      "data: [DONE]",
    ];
    const { outcome } = await answeredBy(asStream(...lines), (url) => run(url));
    const usage = { promptTokens: 90, completionTokens: 1, cachedTokens: 78 };
    expect(outcome).toMatchObject({ status: "completed", text: " Hö", usage });
  });

  test("a finished text counts though the farewell is missing", async () => {
    const line = `data: ${JSON.stringify({ choices: [{ index: 0, text: "Hi", finish_reason: "length" }] })}`;
    const { outcome } = await answeredBy(
      (_, res) => {
        res.writeHead(200, { "content-type": "text/event-stream" }).write(`${line}\n\n`);
        setTimeout(() => res.destroy(), 20);
      },
      (url) => run(url),
    );
    expect(outcome).toMatchObject({ status: "completed", text: "Hi", finishReason: "length" });
  });

  test("the key is sent where there is one, and nothing is sent where there is none", async () => {
    process.env.OPENAI_ORG_ID = "org-of-somebody";
    try {
      await answeredBy(asStream("data: [DONE]"), async (url, server) => {
        await run(url);
        await run(url, { apiKey: "secret" });
        const sent = server.requests.map(({ headers }) => headers);
        expect(sent.map((headers) => headers.authorization)).toEqual([undefined, "Bearer secret"]);
        expect(sent.map((headers) => headers["openai-organization"])).toEqual([undefined, undefined]);
      });
    } finally {
      delete process.env.OPENAI_ORG_ID;
    }
  });
});

describe("probabilities", () => {
  const asked = { ...request, logprobs: 3 };

  test.each(["", ",logprobs-content"])(
    "are read with the text in the shape of a server with %j",
    async (more) => {
      const server = { baseUrl: sample.urlWith(FAST + more), apiKey: null, model: "sample-scripted" };
      const stream = createComplete(server, { timeouts })(asked, new AbortController().signal);
      const deltas: CompletionDelta[] = [];
      let next = await stream.next();
      for (; !next.done; next = await stream.next()) deltas.push(next.value);
      if (next.value.status !== "completed") throw new Error(next.value.failure.message);
      const { text, tokens } = next.value;
      expect(tokens?.map((token) => token.text).join("")).toBe(text);
      expect(deltas.flatMap((delta) => delta.tokens ?? [])).toEqual(tokens);
      expect(deltas.every((delta) => delta.tokens?.map((token) => token.text).join("") === delta.text)).toBe(
        true,
      );
      for (const { logprob, top } of tokens ?? []) {
        expect(logprob).toBeLessThanOrEqual(top[0]?.logprob ?? 0);
        expect(top.length).toBeGreaterThanOrEqual(3);
      }
    },
  );

  test("of an answer in one piece are read too", async () => {
    const { outcome } = await run(sample.urlWith(`${FAST},no-stream`), { ask: { logprobs: 1 } });
    if (outcome.status !== "completed") throw new Error(outcome.failure.message);
    expect(outcome.tokens?.map((token) => token.text).join("")).toBe(outcome.text);
  });

  test("are null where nobody asked or the server sends none", async () => {
    expect((await run(sample.urlWith(FAST))).outcome).toMatchObject({ tokens: null });
    const silent = await run(sample.urlWith(`${FAST},ignore-logprobs`), { ask: { logprobs: 1 } });
    expect(silent.outcome).toMatchObject({ status: "completed", tokens: null });
  });

  test("of tokens that llama.cpp withholds while a stop string may be forming come at once, without text", async () => {
    // As llama-server b4748 sends it: the second token's text has the line break of the first.
    const chunk = (text: string, id: number, other: string) => {
      const [token, likeliest] = [
        { id, token: text, bytes: [...Buffer.from(text)], logprob: -0.1 },
        { id, token: other, bytes: [...Buffer.from(other)], logprob: -0.1 },
      ];
      const logprobs = { content: [{ ...token, top_logprobs: [likeliest] }] };
      return `data: ${JSON.stringify({ choices: [{ text, index: 0, logprobs, finish_reason: null }] })}`;
    };
    const last = {
      choices: [{ text: "", index: 0, logprobs: null, finish_reason: "length" }],
      usage: { completion_tokens: 2, prompt_tokens: 9, total_tokens: 11 },
    };
    const lines = [chunk("", 13, "\n"), chunk("\nWatson", 29956, "Watson"), `data: ${JSON.stringify(last)}`];
    const { deltas, outcome } = await answeredBy(asStream(...lines), (url) => run(url));
    expect(deltas).toEqual(["", "\nWatson"]);
    expect(outcome).toMatchObject({
      text: "\nWatson",
      tokens: [
        { text: "", top: [{ text: "\n" }] },
        { text: "\nWatson", top: [{ text: "Watson" }] },
      ],
    });
  });

  test("of a token without text, as one that ends a completion, are kept", async () => {
    const logprobs = { tokens: ["</s>"], token_logprobs: [-0.1], top_logprobs: null };
    const line = { choices: [{ index: 0, text: "", logprobs, finish_reason: "stop" }] };
    const { outcome } = await answeredBy(asStream(`data: ${JSON.stringify(line)}`), (url) => run(url));
    expect(outcome).toMatchObject({ text: "", tokens: [{ text: "</s>", logprob: -0.1, top: [] }] });
  });
});

describe("a completion that fails says how", () => {
  test.each([
    ["rate-limit=1,retry-after=3", "rate_limited", /429/],
    ["overload=1", "overloaded", /overloaded/],
    ["loading", "loading", /Loading model/],
    ["unauthorized", "unauthorized", /401/],
    ["key=secret", "unauthorized", /API key/],
    ["not-found", "bad_request", /404/],
    ["reset=1", "unreachable", /closed the connection/],
    ["cut=1", "cut_stream", /after \d+ characters/],
    ["no-finish=1", "cut_stream", /without a finish reason/],
    ["stream-error=1", "stream_error", /failed on purpose/],
    ["error-field=1", "stream_error", /failed on purpose/],
    ["bad-json=1", "malformed", /not JSON/],
    ["malformed=1", "malformed", /without choices|web page/],
  ])("%s is %s", async (settings, kind, message) => {
    const failure = await failureOf(sample.urlWith(`first-token=0,token=1,${settings}`));
    expect(failure).toMatchObject({ kind, message: expect.stringMatching(message) });
    expect(failure.retryAfterMs).toBe(kind === "rate_limited" ? 3_000 : null);
  });

  test.each([
    ["hang=1", { firstDataMs: 300 }, "first_token_timeout", /not sent even headers/],
    ["first-token=0,token=1,stall=1", { gapMs: 300 }, "gap_timeout", /fell silent/],
    ["first-token=9000", { firstDataMs: 1_500 }, "first_token_timeout", /No first token within 1\.5 s/],
  ])("%s is a timeout that says what was waited for", async (settings, limits, kind, message) => {
    const failure = await failureOf(sample.urlWith(settings), { limits });
    expect(failure).toMatchObject({
      kind,
      message: expect.stringMatching(message),
      retryAfterMs: null,
    });
  });

  test("a malformed answer is found out in both its forms", async () => {
    const messages = new Set<string>();
    for (let seed = 0; seed < 12; seed += 1) {
      const { kind, message } = await failureOf(sample.urlWith(`${FAST},malformed=1`), { ask: { seed } });
      expect(kind).toBe("malformed");
      messages.add(/web page/.test(message) ? "page" : "chunks");
    }
    expect(messages).toEqual(new Set(["page", "chunks"]));
  });

  test("a slow completion runs into the limit for the whole", async () => {
    const failure = await failureOf(sample.urlWith("first-token=0,token=40"), {
      limits: { totalMs: 1_500 },
    });
    expect(failure).toMatchObject({ kind: "total_timeout", message: expect.stringMatching(/in all/) });
    expect(failure.partialText).not.toBe("");
  });

  test("time the consumer takes is not counted as a gap", async () => {
    const server = { baseUrl: sample.urlWith(FAST), apiKey: null, model: "sample-scripted" };
    const stream = createComplete(server, { timeouts: { ...timeouts, gapMs: 800 } })(
      request,
      new AbortController().signal,
    );
    await stream.next();
    await sleep(1_100);
    let next = await stream.next();
    while (!next.done) next = await stream.next();
    expect(next.value.status).toBe("completed");
  });

  test("an unknown model is a bad request that names the model", async () => {
    const failure = await failureOf(sample.urlWith(FAST), { model: "other" });
    expect(failure).toMatchObject({
      kind: "bad_request",
      message: expect.stringMatching(/"other" does not exist/),
    });
  });

  test.each([
    ["http://127.0.0.1:1/v1", /127\.0\.0\.1:1.*refused/],
    ["http://no-such-host.invalid/v1", /"no-such-host.invalid" cannot be resolved/],
  ])("%s is unreachable and the message says what was tried", async (url, message) => {
    const failure = await failureOf(url);
    expect(failure).toMatchObject({ kind: "unreachable", message: expect.stringMatching(message) });
  });

  test("https where the server speaks http is unreachable, with the cure", async () => {
    const failure = await failureOf(sample.url.replace("http:", "https:"));
    expect(failure).toMatchObject({
      kind: "unreachable",
      message: expect.stringMatching(/http:\/\/ instead of https/),
    });
  });

  test.each([
    [["data: [DONE]"], "cut_stream"],
    [[], "cut_stream"],
    [[": ping", ": ping"], "cut_stream"],
    [['data: {"object":"error","message":"The request queue is full.","code":503}'], "overloaded"],
    [['data: {"error":"Request failed during generation","error_type":"generation"}'], "stream_error"],
    [
      [
        'error: {"code":400,"message":"the request exceeds the available context size","type":"invalid_request_error"}',
        "data: [DONE]",
      ],
      "too_long",
    ],
    [["error: something odd", "data: [DONE]"], "stream_error"],
  ])("a 200 stream of %j is %s", async (lines, kind) => {
    expect(await answeredBy(asStream(...lines), (url) => failureOf(url))).toMatchObject({ kind });
  });
});

describe("leaving", () => {
  test("cancelling closes the connection and keeps the text so far", async () => {
    const controller = new AbortController();
    const server = {
      baseUrl: sample.urlWith("first-token=0,token=20"),
      apiKey: null,
      model: "sample-scripted",
    };
    const stream = createComplete(server)(request, controller.signal);
    const first = await stream.next();
    controller.abort();
    let next = await stream.next();
    while (!next.done) next = await stream.next();
    expect(next.value).toMatchObject({ status: "failed", failure: { kind: "cancelled" } });
    expect(next.value.status === "failed" && next.value.failure.partialText).toContain(
      first.done ? "" : first.value.text,
    );
    await expect.poll(() => sample.log.list().at(-1)?.outcome).toBe("client_left");
  });

  test("cancelling before the first byte, or before the start, is cancelling too", async () => {
    const controller = new AbortController();
    setTimeout(() => controller.abort(), 30);
    expect(await failureOf(sample.urlWith("hang=1"), { signal: controller.signal })).toMatchObject({
      kind: "cancelled",
    });
    expect(await failureOf(sample.url, { signal: AbortSignal.abort() })).toMatchObject({ kind: "cancelled" });
  });

  test("a consumer that stops reading closes the connection", async () => {
    const server = {
      baseUrl: sample.urlWith("first-token=0,token=20"),
      apiKey: null,
      model: "sample-scripted",
    };
    for await (const _ of createComplete(server)({ ...request, seed: 4_711 }, new AbortController().signal))
      break;
    await expect.poll(() => sample.log.list().at(-1)).toMatchObject({ seed: 4_711, outcome: "client_left" });
  });
});

describe("what a server says of its load", () => {
  test("stands in the outcome, of an answer and of a refusal", async () => {
    const url = sample.urlWith(`${FAST},requests-per-minute=1`);
    const { outcome } = await run(url);
    expect(outcome).toMatchObject({
      status: "completed",
      rateLimit: { requests: { remaining: 0 }, tokens: null },
    });
    const failure = await failureOf(url);
    expect(failure).toMatchObject({ kind: "rate_limited", rateLimit: { requests: { remaining: 0 } } });
    expect(failure.rateLimit?.requests?.resetMs).toBeGreaterThan(50_000);
  });

  test("a connection closed before any answer is told from one that nobody takes", async () => {
    expect(await failureOf(sample.urlWith("reset=1"))).toMatchObject({ kind: "unreachable", wasReset: true });
    expect((await failureOf("http://127.0.0.1:9/v1")).wasReset).toBeUndefined();
  });
});
