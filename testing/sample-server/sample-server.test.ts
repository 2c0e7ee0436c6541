import { spawn } from "node:child_process";
import { once } from "node:events";
import { afterAll, beforeAll, expect, test } from "vitest";
import { samplePrompt } from "./sample-prompt";
import { type SampleServer, startSampleServer } from "./sample-server";

let server: SampleServer;
beforeAll(async () => {
  server = await startSampleServer();
});
afterAll(() => server.close());

const FAST = "first-token=0,token=0";
const request = {
  model: "sample-scripted",
  prompt: samplePrompt("How should I celebrate weddings?"),
  max_tokens: 400,
  temperature: 0.7,
  seed: 5,
  stop: ["\n\nUser:"],
};
const post = (url: string, body: unknown) => fetch(url, { method: "POST", body: JSON.stringify(body) });
const completion = async (body: Record<string, unknown>, settings = FAST) =>
  (await post(`${server.urlWith(settings)}/completions`, { ...request, ...body })).json();
const events = async (body: Record<string, unknown>, settings = FAST) => {
  const response = await post(`${server.urlWith(settings)}/completions`, {
    ...request,
    stream: true,
    ...body,
  });
  return (await response.text()).split("\n\n").filter((event) => event !== "");
};

test("the stream carries the text of the whole answer, token by token, and ends with [DONE]", async () => {
  const lines = await events({});
  expect(lines.at(-1)).toBe("data: [DONE]");
  const chunks = lines.slice(0, -1).map((line) => JSON.parse(line.slice("data: ".length)));
  const whole = await completion({});
  expect(chunks.map((chunk) => chunk.choices[0].text).join("")).toBe(whole.choices[0].text);
  expect(chunks.at(-1).choices[0].finish_reason).toBe("stop");
  expect(chunks.length - 1).toBe(whole.usage.completion_tokens);
});

test("stop strings are trimmed; without them the text runs on into the next turn", async () => {
  expect((await completion({})).choices[0].text).not.toContain("User:");
  expect((await completion({ stop: null })).choices[0].text).toContain("\n\nUser:");
  expect((await completion({}, `${FAST},ignore-stop`)).choices[0].text).toContain("\n\nUser:");
});

test("max_tokens cuts the text with finish reason length", async () => {
  const { choices, usage } = await completion({ max_tokens: 7 });
  expect(choices[0].finish_reason).toBe("length");
  expect(usage.completion_tokens).toBe(7);
});

test("usage comes in a last chunk without choices, and only when asked for", async () => {
  const withUsage = await events({ stream_options: { include_usage: true } });
  const last = JSON.parse(withUsage.at(-2)?.slice("data: ".length) ?? "");
  expect(last.choices).toEqual([]);
  expect(last.usage.prompt_tokens).toBeGreaterThan(100);
  expect((await events({})).join("")).not.toContain("usage");
});

test("a second prompt with the same beginning is cached as far as it is the same", async () => {
  await completion({ prompt: samplePrompt("first") });
  const { usage } = await completion({ prompt: samplePrompt("second") });
  expect(usage.prompt_tokens_details.cached_tokens).toBeGreaterThan(usage.prompt_tokens * 0.8);
  expect(usage.prompt_tokens_details.cached_tokens).toBeLessThan(usage.prompt_tokens);
});

test("truncation reads the end of the prompt and admits it only in the usage", async () => {
  expect((await completion({}, `${FAST},truncate=40`)).usage.prompt_tokens).toBe(40);
});

test.each([
  [{ prompt: undefined }, 400],
  [{ n: 2 }, 400],
  [{ model: "other" }, 404],
  [{ max_tokens: 20_000 }, 400],
])("a request with %o is refused with %i and an OpenAI error", async (body, status) => {
  const response = await post(`${server.url}/completions`, { ...request, ...body });
  expect(response.status).toBe(status);
  expect((await response.json()).error.message).toEqual(expect.any(String));
});

test("beyond its slots the server answers 429", async () => {
  const url = `${server.urlWith("slots=2,first-token=100,token=0")}/completions`;
  const responses = await Promise.all([1, 2, 3].map((seed) => post(url, { ...request, seed })));
  expect(responses.map(({ status }) => status).sort()).toEqual([200, 200, 429]);
});

test("slots change with time, and the server says how many it has and whom it turned away", async () => {
  const settings = "slots=2/1@0.4,first-token=1,token=0";
  const url = server.urlWith(settings);
  const statuses = async (count: number) => {
    const asked = Array.from({ length: count }, (_, seed) =>
      post(`${url}/completions`, { ...request, seed }),
    );
    return (await Promise.all(asked)).map(({ status }) => status).sort();
  };
  expect(await statuses(2)).toEqual([200, 200]);
  const metrics = async () => (await fetch(url.replace(/v1$/, "metrics"))).text();
  await expect.poll(metrics, { timeout: 3_000 }).toContain("sample:slots 1\n");
  expect(await statuses(2)).toEqual([200, 429]);
  expect(await metrics()).toContain("sample:refused_total 1\n");
});

test("limits of a minute are told in headers and kept", async () => {
  const url = `${server.urlWith("requests-per-minute=2,first-token=0,token=0")}/completions`;
  const answers = [await post(url, request), await post(url, request), await post(url, request)];
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 429]);
  expect(answers.map(({ headers }) => headers.get("x-ratelimit-remaining-requests"))).toEqual([
    "1",
    "0",
    "0",
  ]);
  expect(Number(answers[2]?.headers.get("retry-after"))).toBeGreaterThan(50);
  const tokens = await post(`${server.urlWith("tokens-per-minute=50")}/completions`, request);
  expect([tokens.status, tokens.headers.get("x-ratelimit-limit-tokens")]).toEqual([429, "50"]);
});

test("an unknown setting is refused with the list of the known ones", async () => {
  const response = await fetch(`${server.urlWith("explode=1")}/models`);
  expect(response.status).toBe(400);
  expect(await response.text()).toMatch(/explode=1[\s\S]*rate-limit/);
});

test("everything the server says about itself says that it is scripted", async () => {
  const origin = new URL(server.url).origin;
  for (const path of ["/", "/v1/models", "/props", "/version"]) {
    expect(await (await fetch(origin + path)).text(), path).toMatch(/scripted/);
  }
});

test("the log keeps what was sent, over HTTP too", async () => {
  const sent = (await completion({ seed: 777 })).choices[0].text;
  expect(server.log.list().at(-1)).toMatchObject({ seed: 777, text: sent, outcome: "completed" });
  const answer = await (await fetch(new URL("/sample/log", server.url))).json();
  expect(answer.requests.at(-1).seed).toBe(777);
});

test("started by another process it tells its port and ends with it", async () => {
  const child = spawn(process.execPath, ["--import", "tsx", "testing/sample-server/main.ts"], {
    stdio: ["ignore", "ignore", "inherit", "ipc"],
  });
  const [{ port }] = (await once(child, "message")) as [{ port: number }];
  expect((await fetch(`http://127.0.0.1:${port}/health`)).status).toBe(200);
  child.disconnect();
  expect(await once(child, "exit")).toEqual([0, null]);
}, 20_000);

test("probabilities come when they are asked for, in the shape the settings say", async () => {
  expect((await completion({})).choices[0].logprobs).toBeNull();
  const { text, logprobs } = (await completion({ logprobs: 2 })).choices[0];
  expect(logprobs.tokens.join("")).toBe(text);
  expect(logprobs.text_offset.map((at: number) => text.slice(at, at + 1))).toEqual(
    logprobs.tokens.map((token: string) => token[0]),
  );
  const content = (await completion({ logprobs: 2 }, `${FAST},logprobs-content`)).choices[0].logprobs.content;
  expect(content.map(({ token }: { token: string }) => token)).toEqual(logprobs.tokens);
  expect(content[0].top_logprobs).toHaveLength(2);
  expect((await completion({ logprobs: 2 }, `${FAST},ignore-logprobs`)).choices[0].logprobs).toBeNull();
});

test("streamed probabilities are those of the whole answer", async () => {
  const chunks = (await events({ logprobs: 1 }))
    .slice(0, -1)
    .map((line) => JSON.parse(line.slice("data: ".length)));
  const streamed = chunks.flatMap((chunk) => chunk.choices[0].logprobs ?? []);
  const { logprobs } = (await completion({ logprobs: 1 })).choices[0];
  for (const list of ["tokens", "token_logprobs", "top_logprobs", "text_offset"]) {
    expect(streamed.flatMap((part) => part[list])).toEqual(logprobs[list]);
  }
});

test("limits and seeds are ignored where the settings say so, and only the seed's field disappears", async () => {
  expect(
    (await completion({ max_tokens: 7 }, `${FAST},ignore-max-tokens`)).usage.completion_tokens,
  ).toBeGreaterThan(7);
  const texts = await Promise.all(
    [1, 2, 3, 4].map(async () => (await completion({}, `${FAST},ignore-seed`)).choices[0].text),
  );
  expect(new Set(texts).size).toBeGreaterThan(1);
  const fieldsAt = async (settings: string) => {
    const url = server.urlWith(settings).replace(/v1$/, "openapi.json");
    return Object.keys((await (await fetch(url)).json()).components.schemas.CompletionRequest.properties);
  };
  expect(await fieldsAt("")).toEqual(expect.arrayContaining(["seed", "stop", "max_tokens", "logprobs"]));
  expect(await fieldsAt("ignore-seed")).not.toContain("seed");
});

test("usage stands on the last chunk where the settings say so, asked for or not", async () => {
  const last = JSON.parse((await events({}, `${FAST},usage-last`)).at(-2)?.slice("data: ".length) ?? "");
  expect(last.choices[0].finish_reason).toBe("stop");
  expect(last.usage.prompt_tokens).toBeGreaterThan(100);
});

test("a token that begins each prompt is counted by the usage, and by the tokenizer unless it is told not to", async () => {
  const plain = (await completion({})).usage.prompt_tokens;
  expect((await completion({}, `${FAST},bos`)).usage.prompt_tokens).toBe(plain + 1);
  const url = server.urlWith("bos").replace(/v1$/, "tokenize");
  const count = async (more: object) =>
    (await (await post(url, { prompt: "one two", ...more })).json()).count;
  expect([await count({}), await count({ add_special_tokens: false })]).toEqual([3, 2]);
});

test("what a server says of itself follows the settings", async () => {
  const at = (settings: string, path: string) => fetch(server.urlWith(settings).replace(/v1$/, path));
  expect((await (await at("window=512", "props")).json()).default_generation_settings.n_ctx).toBe(512);
  expect((await completion({ max_tokens: 400 }, `${FAST},window=512`)).error.message).toMatch(/512 tokens/);
  for (const path of ["openapi.json", "metrics"]) {
    expect((await at("", path)).status).toBe(200);
    expect((await at(`no-${path.replace(".json", "")}`, path)).status).toBe(404);
  }
  expect((await post(server.urlWith("no-tokenize").replace(/v1$/, "tokenize"), {})).status).toBe(404);
  const builds = new Set<string>();
  await expect
    .poll(async () => builds.add((await (await at("rebuild=0.05", "version")).json()).version).size)
    .toBeGreaterThan(1);
});
