import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { NO_CONSTITUTION } from "@/lib/constitutions/no-constitution";
import { showConstitution } from "@/lib/constitutions/show-constitution";
import { estimateTokens } from "@/lib/generation/estimate-tokens";
import { type ServerProbe, serverProbeSchema } from "@/lib/generation/server-probe";
import { selfAlign } from "@/lib/steps/self-align";
import { arbitraryBody } from "@/testing/arbitrary-constitution";
import { sampleConstitution } from "@/testing/sample-constitution";
import { sampleManifest } from "@/testing/sample-manifest";
import { testAssess, testInventing } from "@/testing/test-steps";
import { type PlanInput, planBuild } from "./build-plan";
import { splitPrompt } from "./measure-prompts";

const constitution = showConstitution(sampleConstitution());
const probe = (given: object = {}): ServerProbe =>
  serverProbeSchema.parse({
    reachable: true,
    baseUrl: "http://127.0.0.1:9",
    kind: "vllm",
    build: "0.29.0",
    models: ["tiny"],
    model: "tiny",
    windowTokens: 4_096,
    slots: null,
    canTokenize: true,
    completions: { isWorking: true, isStreaming: true, hasUsage: true, firstTokenMs: 20, problem: null },
    checks: [],
    ...given,
  });
/** A tokenizer that makes a token of every two characters. */
const count = async (texts: readonly string[]) => texts.map((text) => Math.ceil(text.length / 2));

const lastInventing = {
  id: 9,
  name: "Nine",
  constitutionName: null,
  constitutionVersion: null,
  kept: 0,
  dropped: 100,
  byReason: {},
  completionTokens: 80,
  requests: null as number | null,
};

const ask = (instruction: string) => ({ origin: instruction, request: { instruction, input: "" } });

function plan(given: Partial<PlanInput> & { probe?: ServerProbe | null; maxInFlight?: number } = {}) {
  const { probe: found = probe(), maxInFlight = 8, ...rest } = given;
  const manifest = rest.manifest ?? sampleManifest();
  return planBuild({
    step: selfAlign,
    manifest,
    items: [ask("Why is the sky blue?"), ask("Name a river.")],
    constitution,
    servers: [{ identity: manifest.server, probe: found, maxInFlight, isSample: false, count }],
    lastBuild: null,
    probed: null,
    hasDraftChanges: false,
    ...rest,
  });
}
const codes = async (given: Parameters<typeof plan>[0]) =>
  (await plan(given)).warnings.map(({ code }) => code);

describe("the plan of a build", () => {
  it("cuts every prompt where what all share ends, without losing a byte", () => {
    fc.assert(
      fc.property(arbitraryBody, arbitraryBody, (instruction, input) => {
        const { prefix, request } = splitPrompt(selfAlign, constitution, { instruction, input });
        expect(prefix + request).toBe(selfAlign.renderPrompt(constitution, { instruction, input }));
        expect(prefix).toBe(splitPrompt(selfAlign, constitution, { instruction: "", input: "" }).prefix);
      }),
    );
  });

  it("shows the first three prompts byte for byte, with the seed that each will have", async () => {
    const items = ["One?", "Two?", "Three?", "Four?"].map(ask);
    const { first, generations } = await plan({ items, manifest: sampleManifest({ samplesPerItem: 2 }) });
    expect(generations).toBe(8);
    expect(first.map(({ prompt }) => prompt)).toEqual(
      items.slice(0, 3).map(({ request }) => selfAlign.renderPrompt(constitution, request)),
    );
    expect(new Set(first.map(({ seed }) => seed)).size).toBe(3);
  });

  it("counts tokens by the server's tokenizer, and says so; else it estimates", async () => {
    const counted = await plan();
    const prompt = selfAlign.renderPrompt(constitution, { instruction: "Why is the sky blue?", input: "" });
    expect(counted.tokens.isCounted).toBe(true);
    expect(Math.abs((counted.first[0]?.tokens ?? 0) - prompt.length / 2)).toBeLessThan(2);
    const manifest = sampleManifest();
    const blind = { identity: manifest.server, probe: probe(), maxInFlight: 8, isSample: false, count: null };
    const estimated = await plan({ servers: [blind] });
    expect(estimated.tokens.isCounted).toBe(false);
    expect(Math.abs((estimated.first[0]?.tokens ?? 0) - estimateTokens(prompt))).toBeLessThan(2);
  });

  it("adds up the prompts of all samples, and takes completions from the probe, the last build or max tokens", async () => {
    const manifest = sampleManifest({ samplesPerItem: 3 });
    const lastBuild = {
      id: 41,
      name: "Forty-one",
      constitutionName: "Robin",
      constitutionVersion: 1,
      kept: 90,
      dropped: 10,
      byReason: {},
      completionTokens: 150,
      requests: null,
    };
    const { tokens } = await plan({ manifest });
    expect(tokens.promptTotal).toBeCloseTo(6 * (tokens.prefix + tokens.perItem), 6);
    expect(tokens).toMatchObject({ completionSource: "max_tokens", completionTotal: 6 * 512 });
    expect((await plan({ manifest, lastBuild })).tokens).toMatchObject({
      completionSource: "last_build",
      completionTotal: 6 * 150,
    });
    expect(
      (await plan({ manifest, lastBuild, probed: { completionTokens: 99, keptPerRequest: null } })).tokens,
    ).toMatchObject({
      completionSource: "probe",
      completionTotal: 6 * 99,
    });
  });

  it("names the items that the window does not hold with their completion, the longest first", async () => {
    const items = [ask("Short?"), ask("Long ".repeat(2_000)), ask("Longest ".repeat(2_000))];
    const [warning] = (await plan({ items })).warnings;
    expect(warning).toMatchObject({ code: "too_long", itemCount: 2 });
    expect(warning?.items.map(({ item }) => item)).toEqual([2, 1]);
    expect(warning?.message).toMatch(
      /^2 of 3 prompts do not fit the window of “orchard”\. The longest prompt needs [\d,]+ of 4,096 tokens, 512 of them/,
    );
    expect(await codes({ items, probe: probe({ windowTokens: null }) })).toEqual(["window_unknown"]);
  });

  it.each<[string, Parameters<typeof plan>[0], string]>([
    ["a server that was never tested", { probe: null }, "untested"],
    [
      "one that did not answer",
      {
        probe: { reachable: false, baseUrl: "http://x", diagnosis: "It refuses connections.", checks: [] },
      },
      "unreachable",
    ],
    ["a model that it does not list", { probe: probe({ models: ["large"] }) }, "model_missing"],
    [
      "completions that do not work",
      {
        probe: probe({
          completions: {
            isWorking: false,
            isStreaming: false,
            hasUsage: false,
            firstTokenMs: null,
            problem: "404.",
          },
        }),
      },
      "completions_broken",
    ],
    [
      "a setting that it does not know",
      { probe: probe({ requestFields: ["prompt", "max_tokens"] }) },
      "setting_ignored",
    ],
    ["a seed that it does not keep", { probe: probe({ seed: "differs" }) }, "setting_ignored"],
    ["token counts that never come", { probe: probe({ usageIn: "never" }) }, "usage_missing"],
    ["a limit above its slots", { probe: probe({ slots: 4 }), maxInFlight: 8 }, "beyond_slots"],
    ["a draft that is further than its version", { hasDraftChanges: true }, "draft_changes"],
    [
      "samples that cannot differ",
      {
        manifest: sampleManifest({ samplesPerItem: 2, sampling: { temperature: 0, topP: 1, maxTokens: 9 } }),
      },
      "same_samples",
    ],
    ["requests that are asked twice", { items: [ask("Why?"), ask("Why? ")] }, "duplicates"],
  ])("warns of %s", async (_what, given, code) => {
    expect(await codes(given)).toContain(code);
  });

  it("does not take two rubrics asked of one reply for the same request", async () => {
    const asked = (rubric: "quality" | "following") => ({
      origin: "record 1",
      request: { instruction: "Why?", input: "", body: { step: "assess" as const, rubric, response: "So." } },
    });
    expect(await codes({ items: [asked("quality"), asked("following")] })).toEqual([]);
    expect(await codes({ items: [asked("quality"), asked("quality")] })).toEqual(["duplicates"]);
  });

  it("says in a step without a constitution what would make its prompts shorter", async () => {
    const manifest = sampleManifest({ constitution: null, step: "self-align" });
    const [warning] = (await plan({ step: testAssess, manifest, items: [ask("Long ".repeat(9_000))] }))
      .warnings;
    expect(warning?.message).toMatch(/Use fewer max tokens, a shorter template or another server\.$/);
  });

  it("of a step that invents expects the requests that its target takes, from a probe before the last build", async () => {
    const manifest = sampleManifest({ constitution: null, target: 600 });
    const given = {
      step: testInventing,
      manifest,
      constitution: { ...NO_CONSTITUTION, settings: { shown: 2 } },
    };
    const unknown = await plan(given);
    expect(unknown.requests).toEqual({ count: null, keptPerRequest: null, source: "unknown" });
    expect(unknown.warnings.map(({ code }) => code)).toEqual(["requests_unknown"]);
    expect(unknown.generations).toBe(2);
    const lastBuild = { ...lastInventing, kept: 300, requests: 100 };
    expect((await plan({ ...given, lastBuild })).requests).toMatchObject({
      count: 200,
      source: "last_build",
    });
    const probed = { completionTokens: 50, keptPerRequest: 2.5 };
    const known = await plan({ ...given, lastBuild, probed });
    expect(known.requests).toEqual({ count: 240, keptPerRequest: 2.5, source: "probe" });
    expect(known).toMatchObject({ generations: 240, tokens: { completionTotal: 240 * 50 }, warnings: [] });
  });

  it("warns of an invention without an end", async () => {
    const given = { step: testInventing, manifest: sampleManifest({ constitution: null }) };
    expect(await codes(given)).toEqual(["no_target"]);
  });

  it("warns of nothing where nothing is wrong", async () => {
    expect(await codes({})).toEqual([]);
  });
});
