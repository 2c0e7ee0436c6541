import { describe, expect, it } from "vitest";
import { sampleConstitution } from "@/testing/sample-constitution";
import { sampleManifest } from "@/testing/sample-manifest";
import { type ManifestFile, readManifestFile, renderManifestFile } from "./manifest-file";

const items = [
  { origin: "a", instruction: "One?", input: "" },
  { origin: "b", instruction: "Two\u2028 “and” 😀?", input: "x\ny" },
];
const parts = {
  name: "Forty-one",
  manifest: sampleManifest({ itemCount: 2 }),
  constitution: sampleConstitution(),
  preset: { name: "dromedary-v1", version: 1, title: "Dromedary v1", rules: ["short"] },
  pool: [],
  items,
};
const text = renderManifestFile(parts);

/** The file with one thing of it changed. */
function changed(change: (file: Record<string, unknown> & ManifestFile) => unknown): string {
  const file = JSON.parse(text);
  change(file);
  return JSON.stringify(file);
}

describe("the file of a manifest", () => {
  it("comes back as it went", () => {
    expect(readManifestFile(text)).toMatchObject(parts);
    expect(renderManifestFile(readManifestFile(text))).toBe(text);
  });

  it("has an item a line and ends with a newline", () => {
    expect(text.split("\n").filter((line) => line.includes('"origin"'))).toHaveLength(2);
    expect(text.endsWith("}\n")).toBe(true);
  });

  it.each<[string, string, RegExp]>([
    ["what is not JSON", "{", /^The file is not JSON/],
    ["another file", '{"sampling": {}}', /“format” is not “self-align-studio\/build”/],
    [
      "a later format",
      changed((file) => (file.formatVersion = 2 as 1)),
      /version 2 of its format, and this studio reads version 1/,
    ],
    [
      "a missing field",
      changed((file) => Reflect.deleteProperty(file.manifest, "seed")),
      /field “manifest\.seed”/,
    ],
    [
      "a setting out of range",
      changed((file) => Object.assign(file.manifest.sampling, { temperature: 3 })),
      /field “manifest\.sampling\.temperature” cannot be used: .+ Mend it in the file/,
    ],
    [
      "a field that it does not know",
      changed((file) => Object.assign(file.manifest, { apiKey: "secret" })),
      /field “manifest\.apiKey”/,
    ],
    [
      "an item without its text",
      changed((file) => Reflect.deleteProperty(file.items[1] ?? {}, "input")),
      /field “items\[1\]\.input”/,
    ],
    ["no items", changed((file) => (file.items = [])), /field “items”/],
    [
      "a wrong count",
      changed((file) => file.items.pop()),
      /field “manifest\.itemCount” cannot be used: it says 2 but the file holds 1/,
    ],
  ])("is refused for %s, with the field and what to do", (_what, wrong, message) => {
    expect(() => readManifestFile(wrong)).toThrow(message);
  });
});
