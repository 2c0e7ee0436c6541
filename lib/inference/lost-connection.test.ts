import { expect, test } from "vitest";
import type { CompletionRequest } from "@/lib/generation/completion";
import { runToEnd } from "@/lib/generation/run-to-end";
import { startScriptedHttpServer } from "@/testing/scripted-http-server";
import { type CompleteOptions, createComplete } from "./complete";

const request: CompletionRequest = {
  prompt: "The tide",
  stop: [],
  sampling: { temperature: 1, topP: 1, maxTokens: 8 },
  seed: 1,
};
const complete = (baseUrl: string, options: CompleteOptions = {}) =>
  runToEnd(
    createComplete({ baseUrl, apiKey: null, model: "m" }, options)(request, new AbortController().signal),
  );

test("a connection that nobody takes in time is told from one that is refused", async () => {
  const trouble = Object.assign(new Error("no connection within 300 ms"), { code: "ETIMEDOUT" });
  const outcome = await complete("http://10.0.0.1:8000/v1", { fetch: () => Promise.reject(trouble) });
  expect(outcome).toMatchObject({
    failure: { kind: "connect_timeout", message: expect.stringMatching(/10\.0\.0\.1:8000 did not accept/) },
  });
});

test.each([
  [1, { status: "completed", text: "Hi" }],
  [2, { status: "failed", failure: { kind: "unreachable" } }],
])(
  "of a connection that is reset %i times before any answer, one more is tried and no other",
  async (resets, expected) => {
    const done = `data: ${JSON.stringify({ choices: [{ index: 0, text: "Hi", finish_reason: "stop" }] })}\n\n`;
    let asked = 0;
    const server = await startScriptedHttpServer((req, res) => {
      asked += 1;
      if (asked <= resets) req.socket.resetAndDestroy();
      else res.writeHead(200, { "content-type": "text/event-stream" }).end(done);
    });
    try {
      expect(await complete(`${server.origin}/v1`)).toMatchObject(expected);
      expect(asked).toBe(2);
    } finally {
      await server.close();
    }
  },
);
