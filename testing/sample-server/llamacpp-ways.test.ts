import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { samplePrompt } from "./sample-prompt";
import { type SampleServer, startSampleServer } from "./sample-server";

let server: SampleServer;
beforeAll(async () => {
  server = await startSampleServer();
});
afterAll(() => server.close());

const request = {
  model: "sample-scripted",
  prompt: samplePrompt("How should I celebrate weddings?"),
  max_tokens: 400,
  temperature: 0.7,
  seed: 5,
  stop: ["\n\nUser:"],
};
const at = (settings: string, path: string) => server.urlWith(settings).replace(/v1$/, path);
const post = (settings: string, body: unknown) =>
  fetch(at(settings, "v1/completions"), {
    method: "POST",
    body: typeof body === "string" ? body : JSON.stringify(body),
  });
const FAST = "first-token=0,token=0";
const chunksOf = async (response: Response) =>
  (await response.text())
    .split("\n\n")
    .filter((line) => line.startsWith("data: {"))
    .map((line) => JSON.parse(line.slice("data: ".length)));

test.each([
  ["not json", /parse error/],
  [{ ...request, prompt: undefined }, /"prompt" is required/],
  [{ ...request, n: 2 }, /Only one completion choice/],
  [{ ...request, echo: false }, /Unsupported param: echo/],
])("a mistake of the client is a 500 of the server", async (body, message) => {
  const response = await post(`${FAST},client-500`, body);
  expect(response.status).toBe(500);
  expect((await response.json()).error).toEqual({
    code: 500,
    message: expect.stringMatching(message),
    type: "server_error",
  });
});

test("a prompt that exceeds the window loses its beginning in blocks of half the window, and only the usage tells", async () => {
  const whole = (await (await post(FAST, request)).json()).usage.prompt_tokens;
  const window = 128;
  const { usage } = await (await post(`${FAST},shift,window=${window}`, request)).json();
  expect(whole).toBeGreaterThan(window);
  expect((whole - usage.prompt_tokens) % (window / 2)).toBe(0);
  expect(usage.prompt_tokens).toBeGreaterThanOrEqual(window / 2);
  expect(usage.prompt_tokens).toBeLessThan(window);
});

test("a stream withholds what could become a stop string, in text and probabilities alike", async () => {
  const body = { ...request, stream: true, logprobs: 1, stop: ["\n\nUser:", " I should follow nobody"] };
  const plain = await chunksOf(await post(FAST, body));
  const withheld = await chunksOf(await post(`${FAST},withhold,logprobs-content`, body));
  const texts = (chunks: typeof plain) => chunks.map(({ choices }) => choices[0]?.text ?? "");
  expect(texts(withheld).join("")).toBe(texts(plain).join(""));
  const isEmpty = ({ choices: [choice] }: (typeof plain)[0]) =>
    choice.text === "" && choice.finish_reason === null;
  expect(withheld.filter(isEmpty).length).toBeGreaterThan(0);
  for (const { choices } of withheld) {
    const { logprobs, text } = choices[0];
    if (logprobs !== null) expect(logprobs.content[0].token).toBe(text);
  }
});

test("the tokens of a stop string come without text, and are counted", async () => {
  const body = { ...request, stream: true, stream_options: { include_usage: true } };
  const count = (chunks: Awaited<ReturnType<typeof chunksOf>>) => chunks.at(-1).usage.completion_tokens;
  const plain = await chunksOf(await post(`${FAST},usage-last`, body));
  const withheld = await chunksOf(await post(`${FAST},usage-last,withhold`, body));
  expect(count(withheld)).toBeGreaterThan(count(plain));
  expect(withheld.length).toBe(count(withheld) + 1);
  expect(withheld.at(-2)).toMatchObject({ choices: [{ text: "", finish_reason: null }] });
});

test("what was cached is told by timings alone", async () => {
  await post(`${FAST},timings`, request);
  const { usage, timings } = await (await post(`${FAST},timings`, { ...request, seed: 6 })).json();
  expect(usage).not.toHaveProperty("prompt_tokens_details");
  expect(timings.prompt_n).toBe(1);
});

test("without max_tokens it writes to the end, and max_completion_tokens changes nothing", async () => {
  const body = { ...request, max_tokens: undefined, max_completion_tokens: 3 };
  expect((await (await post(FAST, body)).json()).usage.completion_tokens).toBe(16);
  const { usage, choices } = await (await post(`${FAST},no-limit`, body)).json();
  expect(usage.completion_tokens).toBeGreaterThan(16);
  expect(choices[0].finish_reason).toBe("stop");
});

test("all of its ways can be asked for at once", async () => {
  const chunks = await chunksOf(await post(`${FAST},llamacpp`, { ...request, stream: true, logprobs: 0 }));
  expect(chunks.at(-1)).toMatchObject({
    choices: [{ finish_reason: "stop" }],
    usage: { prompt_tokens: expect.any(Number) },
    timings: { prompt_n: expect.any(Number) },
  });
  expect((await post("llamacpp", "")).status).toBe(500);
  expect((await fetch(at("llamacpp", "openapi.json"))).status).toBe(404);
});

describe("beyond its slots", () => {
  test("a stream gets headers at once and its first token when another ends", async () => {
    const settings = "queue=1,first-token=400,token=0";
    const happened: string[] = [];
    const ask = async (seed: number) => {
      const response = await post(settings, { ...request, stream: true, seed });
      happened.push("headers");
      await response.text();
      happened.push("end");
    };
    const startedAt = performance.now();
    await Promise.all([ask(1), ask(2), ask(3)]);
    expect(happened).toEqual(["headers", "headers", "headers", "end", "end", "end"]);
    expect(performance.now() - startedAt).toBeGreaterThan(3 * 400);
    expect((await (await fetch(at(settings, "props"))).json()).total_slots).toBe(1);
  });

  test("not even /health is answered until one of those at work ends", async () => {
    const settings = "threads=1,first-token=200,token=0";
    const startedAt = performance.now();
    const completing = await post(settings, { ...request, stream: true });
    expect((await fetch(at(settings, "health"))).status).toBe(200);
    expect(performance.now() - startedAt).toBeGreaterThan(190);
    await completing.text();
  });
});

test("a connection too many of a burst is reset without an answer", async () => {
  const [lost] = await Promise.allSettled([post(`${FAST},burst=0`, request)]);
  expect(lost).toMatchObject({ status: "rejected", reason: { cause: { code: "ECONNRESET" } } });
  expect((await post(`${FAST},burst=1`, request)).status).toBe(200);
});

test("a model is loaded for as long as the setting says, and /health says so", async () => {
  const settings = `${FAST},load=150`;
  const health = () => fetch(at(settings, "health"));
  expect((await health()).status).toBe(503);
  const refused = await post(settings, request);
  expect((await refused.json()).error).toMatchObject({ message: "Loading model", type: "unavailable_error" });
  await expect.poll(async () => (await health()).status).toBe(200);
  expect((await post(settings, request)).status).toBe(200);
});
