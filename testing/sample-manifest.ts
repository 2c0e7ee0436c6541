import { type BuildManifest, type BuildManifestInput, buildManifestSchema } from "@/lib/builds/manifest";

/** A manifest of 195 items for one server; give what matters to the test. */
export function sampleManifest(given: Partial<BuildManifestInput> = {}): BuildManifest {
  return buildManifestSchema.parse({
    step: "self-align",
    constitution: { id: 1, versionId: 4, name: "Robin", number: 2, contentHash: "ab12" },
    preset: { name: "dromedary-v1", version: 1 },
    sampling: { temperature: 0.5, topP: 0.95, maxTokens: 512 },
    stop: ["\n\nUser:"],
    seed: 42,
    server: {
      id: 3,
      name: "orchard",
      baseUrl: "http://127.0.0.1:8080/v1",
      model: "tiny",
      kind: "vllm",
      build: "0.29.0",
    },
    seedPrompts: { count: 195, source: "Starting set", itemsHash: "cd34" },
    itemCount: 195,
    samplesPerItem: 1,
    createdAt: "2026-01-02T03:04:05.678Z",
    ...given,
  });
}
