import { afterAll, beforeAll, expect, test } from "vitest";
import { type SampleServer, startSampleServer } from "@/testing/sample-server/sample-server";
import { startScriptedHttpServer } from "@/testing/scripted-http-server";
import { describeNow } from "./describe-now";

let sample: SampleServer;
beforeAll(async () => {
  sample = await startSampleServer();
});
afterAll(() => sample.close());

const known = { kind: "vllm", build: "0.9", model: "sample-scripted" };

test("a server says which kind and build it is now", async () => {
  expect(await describeNow({ baseUrl: sample.url, apiKey: null }, known)).toEqual({
    kind: "sample",
    build: expect.stringMatching(/^self-align-sample/),
    model: "sample-scripted",
  });
});

test("where it serves one model under another name, that one is named", async () => {
  const asked = { ...known, model: "watson-7b" };
  expect((await describeNow({ baseUrl: sample.url, apiKey: null }, asked)).model).toBe("sample-scripted");
});

test("what it does not say, or while it does not answer, is taken as it was known", async () => {
  expect(await describeNow({ baseUrl: "http://127.0.0.1:9/v1", apiKey: null }, known)).toEqual(known);
  const reticent = await startScriptedHttpServer((req, res) => {
    const body = { data: [{ id: "a" }, { id: "b" }] };
    if (req.url === "/v1/models") res.setHeader("content-type", "application/json").end(JSON.stringify(body));
    else res.writeHead(404).end();
  });
  try {
    expect(await describeNow({ baseUrl: `${reticent.origin}/v1`, apiKey: null }, known)).toEqual(known);
  } finally {
    await reticent.close();
  }
});
