import { expect, test } from "vitest";
import { getPreset, presets } from "./presets";

test("dromedary-v1 runs the reference's rules in the reference's order", () => {
  expect(getPreset("dromedary-v1", 1).rules.map((rule) => rule.name)).toEqual([
    "no_self_id",
    "thought_only",
    "repeat_cut",
    "end_of_turn",
    "short",
    "blacklist",
    "apology",
    "empty",
    "wikipedia_opener",
  ]);
});

test("without a version the newest one is meant", () => {
  expect(getPreset("dromedary-v1").version).toBe(1);
});

test("an unknown preset or version is not found, and the message names those that exist", () => {
  expect(() => getPreset("none")).toThrowError(
    /no filter preset "none"; choose one of .*dromedary-v1 version 1, /,
  );
  expect(() => getPreset("dromedary-v1", 9)).toThrowError('"dromedary-v1" version 9');
});

test("a name and version stand for one preset, and a rule's name for one rule of it", () => {
  expect(new Set(presets.map((p) => `${p.name} ${p.version}`)).size).toBe(presets.length);
  for (const { rules } of presets) expect(new Set(rules.map((rule) => rule.name)).size).toBe(rules.length);
});
