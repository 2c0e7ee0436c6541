import { expect, test } from "vitest";
import type { RuleHit } from "./filter";
import { ruleOutcomes } from "./rule-outcomes";

const hit = (rule: string, effect: RuleHit["effect"]): RuleHit => ({ rule, effect, detail: "", span: null });
const rules = ["thought_only", "repeat_cut", "short", "apology"].map((name) => ({
  name,
  title: name.toUpperCase(),
}));
const said = (hits: RuleHit[], of = rules) => ruleOutcomes(hits, of).map((one) => [one.rule, one.said]);

test("every rule stands in its place with what it said, and those behind a drop were not asked", () => {
  expect(said([hit("repeat_cut", "mended"), hit("short", "dropped")])).toEqual([
    ["thought_only", "passed"],
    ["repeat_cut", "mended"],
    ["short", "dropped"],
    ["apology", "not_asked"],
  ]);
});

test("a record without hits passed every rule", () => {
  expect(said([]).map(([, one]) => one)).toEqual(["passed", "passed", "passed", "passed"]);
});

test("a hit of none of the rules comes behind them, under its own name", () => {
  expect(ruleOutcomes([hit("unparsed", "dropped")], rules.slice(0, 1))).toEqual([
    { rule: "thought_only", title: "THOUGHT_ONLY", said: "passed", hit: null },
    { rule: "unparsed", title: null, said: "dropped", hit: hit("unparsed", "dropped") },
  ]);
});

test("where the rules are not known, the hits stand alone", () => {
  expect(said([hit("short", "dropped")], [])).toEqual([["short", "dropped"]]);
});

test("a rule that stands twice in a preset takes its hits one after the other", () => {
  const twice = [...rules.slice(1, 2), ...rules.slice(1, 2)];
  expect(said([hit("repeat_cut", "mended"), hit("repeat_cut", "mended")], twice)).toEqual([
    ["repeat_cut", "mended"],
    ["repeat_cut", "mended"],
  ]);
});
