import { afterAll, beforeAll, expect, test } from "vitest";
import type { ServerProbe } from "@/lib/generation/server-probe";
import { type SampleServer, startSampleServer } from "@/testing/sample-server/sample-server";
import { startScriptedHttpServer } from "@/testing/scripted-http-server";
import { probeServer } from "./probe";
import { findIdentityChange } from "./server-identity";

let sample: SampleServer;
beforeAll(async () => {
  sample = await startSampleServer();
});
afterAll(() => sample.close());

/** A vLLM whose build and models change when the test says so; everything else is not there. */
async function changing(
  use: (server: {
    baseUrl: string;
    now: { build: string; models: string[]; owner: string };
    asked: () => string[];
  }) => Promise<void>,
) {
  const now = { build: "0.29.0", models: ["a", "b"], owner: "vllm" };
  const server = await startScriptedHttpServer((req, res) => {
    const answers: Record<string, unknown> = {
      "/v1/models": { data: now.models.map((id) => ({ id, owned_by: now.owner })) },
      "/version": { version: now.build },
    };
    const body = answers[req.url ?? ""];
    res.writeHead(body === undefined ? 404 : 200, { "content-type": "application/json" });
    res.end(JSON.stringify(body ?? {}));
  });
  const asked = () => server.requests.splice(0).map(({ method, url }) => `${method} ${url}`);
  try {
    await use({ baseUrl: `${server.origin}/v1`, now, asked });
  } finally {
    await server.close();
  }
}

test("a server that is the same is asked two small questions and found unchanged", async () => {
  await changing(async ({ baseUrl, now, asked }) => {
    const probe = await probeServer({ baseUrl, apiKey: null });
    asked();
    expect(await findIdentityChange({ baseUrl, apiKey: null }, probe)).toBeNull();
    expect(asked()).toEqual(["GET /v1/models", "GET /version"]);
    now.models.reverse();
    expect(await findIdentityChange({ baseUrl, apiKey: null }, probe)).toBeNull();
  });
});

test("another build, other models and another make are changes", async () => {
  await changing(async ({ baseUrl, now }) => {
    const probe = await probeServer({ baseUrl, apiKey: null });
    const change = () => findIdentityChange({ baseUrl, apiKey: null }, probe);
    now.build = "0.29.1";
    expect(await change()).toBe("build");
    now.models = ["a", "c"];
    expect(await change()).toBe("models");
    now.owner = "sglang";
    expect(await change()).toBe("kind");
  });
});

test("a server that could not be reached and now answers is a change, silence is none", async () => {
  const gone: ServerProbe = { reachable: false, baseUrl: sample.url, diagnosis: "", checks: [] };
  expect(await findIdentityChange({ baseUrl: sample.url, apiKey: null }, gone)).toBe("answers");
  expect(await findIdentityChange({ baseUrl: sample.urlWith("loading"), apiKey: null }, gone)).toBeNull();
  const probe = await probeServer({ baseUrl: sample.urlWith("first-token=0,token=0"), apiKey: null });
  for (const baseUrl of ["http://127.0.0.1:1/v1", sample.urlWith("loading"), sample.urlWith("key=x")]) {
    expect(await findIdentityChange({ baseUrl, apiKey: null }, probe)).toBeNull();
  }
});
