import { expect, test } from "vitest";
import type { Answer, AskServer } from "./ask-server";
import { askBatchApi, askChat, askMetrics, askRequestFields } from "./probe-endpoints";

/** A server with one answer to everything. */
const saying =
  (body: string | object, status = 200): AskServer =>
  async () => ({
    answered: true,
    status,
    contentType: "",
    location: null,
    text: typeof body === "string" ? body : "",
    json: typeof body === "string" ? undefined : body,
  });
const silent: AskServer = async (): Promise<Answer> => ({
  answered: false,
  trouble: null,
  hasTimedOut: true,
});

test.each([
  [
    "vllm:",
    "vllm:num_requests_waiting",
    `# TYPE vllm:num_requests_waiting gauge
vllm:num_requests_waiting{engine="0",model_name="a b"} 2.0
vllm:num_requests_waiting{engine="1",model_name="a b"} 1.0
vllm:num_requests_running{engine="0",model_name="a b"} 4.0
vllm:prompt_tokens_total{engine="0"} 9.0e+06`,
    7,
  ],
  ["sglang:", "sglang:num_queue_reqs", 'sglang:num_queue_reqs{model_name="m"} 5.0', 5],
  ["tgi_", "tgi_queue_size", "tgi_queue_size 1\ntgi_batch_current_size 2", 3],
  [
    "llamacpp:",
    "llamacpp:requests_deferred",
    "llamacpp:requests_processing 4\nllamacpp:requests_deferred 1",
    5,
  ],
  ["vllm:", null, "vllm:num_requests_running 4", 4],
])(
  "figures that begin with %s are known, and the queue is %s",
  async (prefix, queueGauge, text, requestsNow) => {
    expect(await askMetrics(saying(text), "")).toEqual({ metrics: { prefix, queueGauge }, requestsNow });
  },
);

test("figures of something else, a web page and no answer are no figures", async () => {
  for (const none of ["node_load1 0.3", "<html>", ""]) expect(await askMetrics(saying(none), "")).toBeNull();
  expect(await askMetrics(saying("vllm:num_requests_waiting 2", 401), "")).toBeNull();
  expect(await askMetrics(silent, "")).toBeNull();
});

test("the fields of a completion request are read from a description that has them", async () => {
  const of = (schemas: object) => saying({ components: { schemas } });
  const properties = { prompt: {}, seed: { type: "integer" } };
  expect(await askRequestFields(of({ CompletionRequest: { properties } }), "")).toEqual(["prompt", "seed"]);
  expect(await askRequestFields(of({ CompletionRequest: { properties: {} } }), "")).toBeNull();
  expect(await askRequestFields(of({ ChatRequest: { properties } }), "")).toBeNull();
  expect(await askRequestFields(saying("<html>"), "")).toBeNull();
});

test("a batch API is one that lists batches; a path that is not there is none, silence is not known", async () => {
  expect(await askBatchApi(saying({ object: "list", data: [] }), "")).toBe(true);
  for (const status of [404, 405, 501]) expect(await askBatchApi(saying({}, status), "")).toBe(false);
  expect(await askBatchApi(saying("<html>", 200), "")).toBe(false);
  expect(await askBatchApi(saying({}, 500), "")).toBeNull();
  expect(await askBatchApi(silent, "")).toBeNull();
});

test("chat works where it gives choices, and not where a model has no template for it", async () => {
  expect(await askChat(saying({ choices: [{}] }), "", "m")).toBe(true);
  expect(await askChat(saying({ error: { message: "no chat template" } }, 400), "", "m")).toBe(false);
  expect(await askChat(silent, "", "m")).toBeNull();
});
