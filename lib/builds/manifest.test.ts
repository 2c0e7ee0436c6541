import { expect, test } from "vitest";
import { type BuildManifest, buildManifestSchema } from "./manifest";
import { NO_STOP_RULES } from "./stop-rules";

const manifest: BuildManifest = {
  step: "self-align",
  constitution: { id: 1, versionId: 4, name: "Mirra", number: 2, contentHash: "ab12" },
  templates: [],
  settings: {},
  target: null,
  source: null,
  earlier: [],
  preset: { name: "dromedary-v1", version: 1, rules: [] },
  sampling: { temperature: 0, topP: 0.95, maxTokens: 512 },
  stop: ["\n\nUser:"],
  seed: 42,
  server: {
    id: 3,
    name: "sample",
    baseUrl: "http://127.0.0.1:8080/v1",
    model: "tiny",
    kind: "llamacpp",
    build: null,
  },
  seedPrompts: { count: 195, source: "seed set “Starting set”", itemsHash: "cd34" },
  moreServers: [],
  stopRules: NO_STOP_RULES,
  itemCount: 195,
  samplesPerItem: 1,
  clonedFrom: null,
  createdAt: "2026-01-02T03:04:05.678Z",
};

test("a manifest comes back from JSON as it went", () => {
  expect(buildManifestSchema.parse(JSON.parse(JSON.stringify(manifest)))).toEqual(manifest);
});

test.each<[string, object]>([
  ["an unknown step", { step: "dance" }],
  ["a field it does not know, such as a key", { apiKey: "secret" }],
  ["a seed beyond 31 bits", { seed: 2 ** 31 }],
  ["an empty stop string", { stop: [""] }],
  ["a date that is none", { createdAt: "yesterday" }],
])("a manifest with %s is refused", (_what, change) => {
  expect(buildManifestSchema.safeParse({ ...manifest, ...change }).success).toBe(false);
});
