import { describe, expect, it } from "vitest";
import { sampleManifest } from "@/testing/sample-manifest";
import { manifestChanges } from "./manifest-changes";
import { NO_STOP_RULES } from "./stop-rules";

const original = sampleManifest();
const constitution = original.constitution ?? expect.fail();

const template = (number: number, text: string) => ({
  role: "persona" as const,
  id: 1,
  name: "Wren",
  number,
  contentHash: text,
  text,
});

describe("what a plan changes of the build it began with", () => {
  it("is nothing where only ids, dates and the server's software differ", () => {
    const again = sampleManifest({
      constitution: { ...constitution, id: 9, versionId: 9, number: 7 },
      server: { ...original.server, id: 8, build: "0.30.0" },
      clonedFrom: 41,
      createdAt: "2027-01-01T00:00:00.000Z",
    });
    expect(manifestChanges(original, again)).toEqual([]);
  });

  it("names one changed setting with both its values", () => {
    const warmer = sampleManifest({ sampling: { temperature: 0.7, topP: 0.95, maxTokens: 512 } });
    expect(manifestChanges(original, warmer)).toEqual([
      { group: "sampling", label: "temperature", before: "0.5", after: "0.7" },
    ]);
  });

  it("does not take a template of another number for another while its text is the same", () => {
    const before = sampleManifest({
      templates: [template(1, "Be brief.")],
      settings: { votes: 1, kind: null },
    });
    const after = sampleManifest({
      templates: [template(4, "Be brief.")],
      settings: { votes: 5, kind: null },
    });
    expect(manifestChanges(before, after)).toEqual([
      { group: "settings", label: "votes", before: "1", after: "5" },
    ]);
  });

  it.each<[string, Parameters<typeof sampleManifest>[0], string]>([
    ["another version", { constitution: { ...constitution, number: 3, contentHash: "ff" } }, "constitution"],
    ["another model", { server: { ...original.server, model: "large" } }, "servers"],
    ["one server more", { moreServers: [{ ...original.server, id: 5, name: "meadow" }] }, "servers"],
    ["another seed", { seed: 43 }, "seed"],
    ["more samples", { samplesPerItem: 4 }, "samples an item"],
    ["a newer preset", { preset: { name: "dromedary-v1", version: 2 } }, "filter"],
    ["other items", { seedPrompts: { count: 195, source: "Mine", itemsHash: "ee" } }, "items"],
    ["a target", { target: 500 }, "target"],
    ["an earlier dataset to be new against", { earlier: [{ datasetId: 4, name: "Old" }] }, "new against"],
    ["a template", { templates: [template(1, "Be brief.")] }, "template for persona"],
    ["a setting of the step", { settings: { votes: 3 } }, "votes"],
    ["a stop rule", { stopRules: { ...NO_STOP_RULES, keepRateBelow: 0.3 } }, "pause: kept below"],
  ])("tells of %s", (_what, change, label) => {
    expect(manifestChanges(original, sampleManifest(change)).map((one) => one.label)).toEqual([label]);
  });
});
