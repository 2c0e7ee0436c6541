import { expect, test } from "vitest";
import { serverProbeSchema } from "./server-probe";

test("a probe stored by the first release is still read; what it did not look for is not known", () => {
  const stored = {
    reachable: true,
    baseUrl: "http://127.0.0.1:8000/v1",
    kind: "llamacpp",
    build: "b4748",
    models: ["tiny"],
    model: "tiny",
    windowTokens: 2_048,
    slots: 4,
    canTokenize: true,
    completions: { isWorking: true, isStreaming: true, hasUsage: true, firstTokenMs: 12, problem: null },
    checks: [{ name: "Models", ok: true, detail: "tiny" }],
  };
  expect(serverProbeSchema.parse(stored)).toEqual({
    ...stored,
    requestFields: null,
    metrics: null,
    hasBatchApi: null,
    hasChat: null,
    logprobs: null,
    seed: null,
    usageIn: null,
    bosTokens: null,
    windowProbe: null,
    checks: [{ name: "Models", ok: true, detail: "tiny", meaning: "" }],
  });
});
