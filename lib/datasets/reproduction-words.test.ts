import { describe, expect, test } from "vitest";
import type { ServerIdentity } from "@/lib/builds/manifest";
import { serverProbeSchema } from "@/lib/generation/server-probe";
import { comparisonWords, serverChanges } from "./reproduction-words";

const then: ServerIdentity = {
  id: 3,
  name: "desk",
  baseUrl: "http://desk:8000/v1",
  model: "watson-7b",
  kind: "vllm",
  build: "0.9.1",
};

describe("what has changed since a record was made", () => {
  test.each<[string, Partial<ServerIdentity>, string[]]>([
    ["nothing", {}, []],
    ["its name alone", { name: "table" }, []],
    ["the build", { build: "0.9.2" }, ["The server’s build was 0.9.1, now it is 0.9.2."]],
    ["a build that is no longer told", { build: null }, []],
    ["the model", { model: "watson-8b" }, ["The model was watson-7b, now it is watson-8b."]],
    [
      "another kind at a new address",
      { kind: "llamacpp", build: "b5", baseUrl: "http://desk:8080/v1" },
      [
        "The server’s address was http://desk:8000/v1, now it is http://desk:8080/v1.",
        "The server was taken for vllm, now for llamacpp.",
      ],
    ],
    [
      "another server",
      { id: 4, name: "shelf", baseUrl: "http://shelf/v1" },
      ["“desk” answered then, “shelf” now."],
    ],
  ])("%s is told", (_, now, changes) => {
    expect(serverChanges(then, { ...then, ...now })).toEqual(changes);
  });

  test("what was not known then is no change", () => {
    expect(serverChanges({ ...then, kind: "unknown", build: null }, then)).toEqual([]);
    expect(serverChanges({ ...then, build: null }, then)).toEqual([]);
  });
});

describe("what a comparison means", () => {
  const context = { changes: [], temperature: 0.7, probe: null };
  const probe = serverProbeSchema.parse({
    reachable: true,
    baseUrl: "http://desk:8000/v1",
    kind: "vllm",
    build: null,
    models: ["m"],
    model: "m",
    windowTokens: null,
    slots: null,
    canTokenize: true,
    completions: { isWorking: true, isStreaming: true, hasUsage: true, firstTokenMs: 1, problem: null },
    checks: [],
    seed: "differs",
  });

  test("the same text is said to be the same, also where a server has changed", () => {
    expect(comparisonWords(true, context)).toBe("The same, character for character.");
    expect(comparisonWords(true, { ...context, changes: ["x"] })).toMatch(/although/);
  });

  test("a change is named before anything else", () => {
    expect(comparisonWords(false, { ...context, changes: ["x"], probe })).toMatch(/not all is as it was/);
  });

  test("a server that takes no notice of seeds is told from one whose seeds are best effort", () => {
    expect(comparisonWords(false, { ...context, probe })).toMatch(/takes no notice of seeds/);
    expect(
      comparisonWords(false, { ...context, probe: { ...probe, seed: "reproducible" } as typeof probe }),
    ).toMatch(/best effort/);
    expect(comparisonWords(false, { ...context, probe, temperature: 0 })).toMatch(/best effort/);
  });
});
