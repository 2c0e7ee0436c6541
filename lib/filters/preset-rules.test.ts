import { expect, test } from "vitest";
import { shownLeakyConstitution as mirra } from "@/testing/leaky-constitution";
import { applyPreset } from "./apply-preset";
import { definePreset, wholeRules } from "./preset-rules";
import { getPreset, presets, thawPreset } from "./presets";
import { findRuleKind, ruleKinds } from "./rule-kinds";

const rule = (name: string, params = {}, isEnabled = true) => ({ rule: name, isEnabled, params });
const mine = (...rules: ReturnType<typeof rule>[]) =>
  definePreset({ name: "mine", version: 1, title: "Mine", source: "", rules });

test("a rule that is off stays in the preset and is not asked", () => {
  const preset = mine(rule("thought_only"), rule("short", {}, false), rule("apology"));
  expect(preset.rules.map(({ name }) => name)).toEqual(["thought_only", "apology"]);
  expect(preset.definition.map((one) => one.rule)).toEqual(["thought_only", "short", "apology"]);
});

test("parameters that are left out are written down with their defaults, so that later defaults change nothing", () => {
  expect(wholeRules([rule("short")])).toEqual([rule("short", { minimum: 160, isOfUnended: false })]);
});

test("a rule keeps to its parameters and says so in its title", () => {
  const preset = mine(rule("thought_only"), rule("end_of_turn"), rule("short", { minimum: 20 }));
  expect(preset.rules.at(-1)?.title).toBe("A whole reply has at least 20 characters");
  const judge = (reply: string) =>
    applyPreset(
      preset,
      { request: { instruction: "?", input: "" }, rawText: `So.\n\nMirra: ${reply}`, isTurnEnded: true },
      mirra,
    ).verdict;
  expect([judge("It is."), judge("It is, and stays.")]).toEqual(["dropped", "kept"]);
});

test.each([
  [[rule("spell")], "There is no filter rule “spell”"],
  [[rule("short"), rule("short")], "“short” comes twice"],
  [[rule("short", { minimum: 0 })], "“short”: minimum:"],
  [[rule("short", { maximum: 4 })], "“short”:"],
])("rules that are none are refused: %j", (rules, message) => {
  expect(() => wholeRules(rules)).toThrowError(message);
});

test("a frozen preset comes back as it was, and one of an older release by its name", () => {
  const preset = mine(rule("apology", { openers: ["Sorry"] }), rule("empty", {}, false));
  const { name, version, definition } = preset;
  expect(thawPreset({ name, version, rules: definition }).definition).toEqual(definition);
  expect(thawPreset({ name: "dromedary-v1", version: 1, rules: [] })).toBe(getPreset("dromedary-v1", 1));
});

test("the studio's preset is the reference's, with the leak rule in the place of the listed words, and marks what was cut", () => {
  const names = (name: string, version?: number) => getPreset(name, version).rules.map((one) => one.name);
  const mended = names("dromedary-v1").map((one) => (one === "blacklist" ? "exemplar_leak" : one));
  expect(names("studio", 1)).toEqual(mended);
  expect(names("studio", 2).filter((one) => one !== "truncated")).toEqual(mended);
});

test("every kind of rule has defaults, and a field for every parameter and none besides", () => {
  for (const kind of ruleKinds) {
    const defaults = kind.make().params ?? {};
    expect(kind.fields.map(({ key }) => key)).toEqual(Object.keys(defaults));
    expect(findRuleKind(kind.name)).toBe(kind);
  }
});

test("a built-in preset holds only whole rules", () => {
  for (const { definition } of presets) expect(wholeRules(definition)).toEqual(definition);
});
