import fc from "fast-check";
import { expect, test } from "vitest";
import { wholeRules } from "@/lib/filters/preset-rules";
import { getPreset, presets } from "@/lib/filters/presets";
import {
  addRule,
  changeRule,
  isSameRules,
  missingKinds,
  moveRule,
  placeWarning,
  ruleProblem,
} from "./rule-edits";

const rules = [...getPreset("studio").definition];
const names = (list: readonly { rule: string }[]) => list.map(({ rule }) => rule);

test("a rule is moved to the place it is put, the others keep their order", () => {
  expect(names(moveRule(rules, 0, 2)).slice(0, 3)).toEqual(["thought_only", "repeat_cut", "no_self_id"]);
  expect(moveRule(rules, 0, -1)).toEqual(rules);
});

test("moving there and back changes nothing", () => {
  const place = fc.integer({ min: 0, max: rules.length - 1 });
  fc.assert(
    fc.property(place, place, (from, to) => {
      expect(moveRule(moveRule(rules, from, to), to, from)).toEqual(rules);
    }),
  );
});

test("a rule that is missing is added with its defaults where it usually stands", () => {
  expect(missingKinds(rules).map(({ name }) => name)).toContain("blacklist");
  const added = addRule(rules, "blacklist");
  expect(names(added).indexOf("blacklist")).toBe(names(added).indexOf("short") + 1);
  expect(wholeRules(added)).toEqual(added);
});

test("parameters out of range are told, and nothing is lost by changing them", () => {
  const short = changeRule(rules, "short", { params: { minimum: 0 } }).find(({ rule }) => rule === "short");
  expect(short && ruleProblem(short)).toMatch(/>=1/);
  expect(isSameRules(changeRule(rules, "short", {}), rules)).toBe(true);
});

test("no rule of a built-in preset is warned of: prompts and plain answers have no thoughts", () => {
  for (const { definition } of presets)
    expect(definition.map((_, index) => placeWarning(definition, index))).toEqual(definition.map(() => null));
});

test("a rule that would read the thoughts is warned of, one in its place is not", () => {
  expect(rules.map((_, index) => placeWarning(rules, index))).toEqual(rules.map(() => null));
  const turned = moveRule(rules, names(rules).indexOf("short"), 0);
  expect(placeWarning(turned, 0)).toMatch("reads the thoughts too");
  const without = changeRule(rules, "thought_only", { isEnabled: false });
  expect(placeWarning(without, names(without).indexOf("short"))).toMatch("Without");
});
