import { expect, test } from "vitest";
import { readComplaint, readRetryAfter } from "./complaint";
import { kindOfComplaint } from "./failure-kind";

const kindOf = async (status: number, body: unknown) => {
  const text = typeof body === "string" ? body : JSON.stringify(body);
  const complaint = await readComplaint(new Response(text, { status }));
  return [kindOfComplaint(complaint, "status"), complaint.message];
};

test.each([
  [
    "OpenAI",
    400,
    { error: { message: "bad", type: "invalid_request_error", param: null, code: "x" } },
    "bad_request",
    "bad",
  ],
  [
    "vLLM",
    404,
    { error: { message: "no model", type: "NotFoundError", code: 404 } },
    "bad_request",
    "no model",
  ],
  [
    "SGLang",
    503,
    { object: "error", message: "The request queue is full.", type: "x", code: 503 },
    "overloaded",
    "The request queue is full.",
  ],
  [
    "TGI",
    422,
    { error: "`inputs` must be short", error_type: "validation" },
    "bad_request",
    "`inputs` must be short",
  ],
  ["TGI", 424, { error: "CUDA error", error_type: "generation" }, "server_error", "CUDA error"],
  [
    "Ollama",
    500,
    { error: "llama runner process has terminated" },
    "server_error",
    "llama runner process has terminated",
  ],
  ["FastAPI", 422, { detail: "field required" }, "bad_request", '"field required"'],
  ["a proxy", 502, "<html><style>b{}</style><h1>Bad Gateway</h1></html>", "overloaded", "Bad Gateway"],
])("the error body of %s with status %i is understood", async (_, status, body, kind, message) => {
  expect(await kindOf(status, body)).toEqual([kind, message]);
});

test.each([
  '"prompt" is required',
  "Only one completion choice is allowed",
  "Unsupported param: echo",
  "[json.exception.parse_error.101] parse error at line 1, column 2: syntax error while parsing value",
  'response_format type must be one of "text" or "json_object", but got: json',
])("llama.cpp's 500 for the client's mistake (%s) is a bad request", async (message) => {
  expect((await kindOf(500, { error: { code: 500, message, type: "server_error" } }))[0]).toBe("bad_request");
});

test.each(["tensor must be contiguous", "error loading model weights", "CUDA out of memory"])(
  "any other 500 (%s) is the server's fault",
  async (message) => {
    expect((await kindOf(500, { error: { code: 500, message, type: "server_error" } }))[0]).toBe(
      "server_error",
    );
  },
);

test.each([
  [
    "llama.cpp without context shift",
    400,
    {
      error: {
        code: 400,
        message:
          "the request exceeds the available context size. try increasing the context size or enable context shift",
        type: "invalid_request_error",
      },
    },
  ],
  [
    "a newer llama.cpp",
    400,
    {
      error: {
        code: 400,
        message: "the request exceeds the available context size, try increasing it",
        type: "exceed_context_size_error",
        n_prompt_tokens: 2724,
        n_ctx: 2048,
      },
    },
  ],
  [
    "llama.cpp at the window's end",
    500,
    { error: { code: 500, message: "context shift is disabled", type: "server_error" } },
  ],
  [
    "llama.cpp at the end of its cache",
    500,
    {
      error: {
        code: 500,
        message: "Input prompt is too big compared to KV size. Please try increasing KV size.",
        type: "server_error",
      },
    },
  ],
  [
    "vLLM",
    400,
    {
      object: "error",
      message:
        "This model's maximum context length is 6048 tokens. However, you requested 6616 tokens (568 in the messages, 6048 in the completion). Please reduce the length of the messages or completion.",
      type: "BadRequestError",
      param: null,
      code: 400,
    },
  ],
  [
    "SGLang",
    400,
    {
      object: "error",
      message: "The input (61709 tokens) is longer than the model's context length (40960 tokens).",
      type: "BadRequestError",
      param: null,
      code: 400,
    },
  ],
  [
    "TGI",
    422,
    {
      error:
        "Input validation error: `inputs` tokens + `max_new_tokens` must be <= 2048. Given: 2000 `inputs` tokens and 100 `max_new_tokens`",
      error_type: "validation",
    },
  ],
  [
    "Ollama",
    400,
    { error: { message: "input length exceeds maximum context length", type: "invalid_request_error" } },
  ],
  [
    "OpenAI",
    400,
    {
      error: {
        message: "Too many.",
        type: "invalid_request_error",
        param: "messages",
        code: "context_length_exceeded",
      },
    },
  ],
])("that a prompt does not fit is understood as %s says it", async (_, status, body) => {
  expect((await kindOf(status, body))[0]).toBe("too_long");
});

test("a server that loads its model is told from one that has too much to do", async () => {
  const unavailable = (message: string) => ({ error: { code: 503, message, type: "unavailable_error" } });
  expect((await kindOf(503, unavailable("Loading model")))[0]).toBe("loading");
  expect((await kindOf(503, unavailable("No slot is free")))[0]).toBe("overloaded");
  expect(
    (await kindOf(503, { error: "The model google/gemma is currently loading", estimated_time: 20 }))[0],
  ).toBe("loading");
});

test("an account without money is no matter of waiting", async () => {
  const body = {
    error: {
      message: "You exceeded your current quota",
      type: "insufficient_quota",
      code: "insufficient_quota",
    },
  };
  expect((await kindOf(429, body))[0]).toBe("unauthorized");
});

test("a redirect names the address to use", async () => {
  const response = new Response(null, { status: 308, headers: { location: "https://example.test/v1" } });
  const complaint = await readComplaint(response);
  expect(kindOfComplaint(complaint, "status")).toBe("bad_request");
  expect(complaint.message).toContain("https://example.test/v1");
});

test.each([
  [{ "retry-after": "2" }, 2_000],
  [{ "retry-after": "0" }, 0],
  [{ "retry-after": "0.5" }, 500],
  [{ "retry-after-ms": "250", "retry-after": "1" }, 250],
  [{ "retry-after": "Thu, 01 Jan 1970 00:00:10 GMT" }, 9_000],
  [{ "retry-after": "soon" }, null],
  [{}, null],
])("%o asks for a wait of %o ms", (headers, ms) => {
  expect(readRetryAfter(new Headers(headers as Record<string, string>), 1_000)).toBe(ms);
});
