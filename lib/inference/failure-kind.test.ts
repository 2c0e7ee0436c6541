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
  "Unsupported param: suffix",
  "[json.exception.parse_error.101] parse error",
])("llama.cpp's 500 for the client's mistake (%s) is a bad request", async (message) => {
  expect((await kindOf(500, { error: { code: 500, message, type: "server_error" } }))[0]).toBe("bad_request");
});

test("any other 500 is the server's fault", async () => {
  const body = { error: { code: 500, message: "tensor must be contiguous", type: "server_error" } };
  expect((await kindOf(500, body))[0]).toBe("server_error");
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
