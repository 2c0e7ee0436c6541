import type { PresetRule } from "@/lib/filters/preset-rules";
import { findRuleKind, ruleKinds } from "@/lib/filters/rule-kinds";

/** The same rules with the one at `from` (from 0) put to the place `to`. Places outside the list change nothing. */
export function moveRule(rules: readonly PresetRule[], from: number, to: number): PresetRule[] {
  const moved = rules[from];
  if (moved === undefined || to < 0 || to >= rules.length) return [...rules];
  const rest = rules.filter((_, index) => index !== from);
  return [...rest.slice(0, to), moved, ...rest.slice(to)];
}

export function changeRule(
  rules: readonly PresetRule[],
  name: string,
  change: Partial<PresetRule>,
): PresetRule[] {
  return rules.map((rule) => (rule.rule === name ? { ...rule, ...change } : rule));
}

/** Puts a rule with its defaults where its kind usually stands: behind the last of those that come before it. */
export function addRule(rules: readonly PresetRule[], name: string): PresetRule[] {
  const kind = findRuleKind(name);
  if (kind === null) return [...rules];
  const usual = ruleKinds.map((one) => one.name);
  const before = usual.slice(0, usual.indexOf(name));
  const place = rules.findLastIndex(({ rule }) => before.includes(rule)) + 1;
  const added = { rule: name, isEnabled: true, params: kind.make().params ?? {} };
  return [...rules.slice(0, place), added, ...rules.slice(place)];
}

/** The kinds that a preset does not have, in their usual order. */
export function missingKinds(rules: readonly PresetRule[]) {
  return ruleKinds.filter(({ name }) => rules.every(({ rule }) => rule !== name));
}

/** What is wrong with a rule's parameters, in words; null where nothing is. */
export function ruleProblem({ rule, params }: PresetRule): string | null {
  const parsed = findRuleKind(rule)?.params.safeParse(params);
  if (parsed === undefined) return "There is no such rule.";
  if (parsed.success) return null;
  const [issue] = parsed.error.issues;
  return issue?.message ?? "Not as expected.";
}

const THOUGHTS = ["no_self_id", "thought_only"];

/** Why a rule does other than one would think where it stands; null where it does what it says. */
export function placeWarning(rules: readonly PresetRule[], index: number): string | null {
  const on = rules.filter(({ isEnabled }) => isEnabled);
  const rule = rules[index];
  if (rule === undefined || !rule.isEnabled || THOUGHTS.includes(rule.rule)) return null;
  // Presets of other steps than self-align know of no thoughts.
  if (on.every((one) => !THOUGHTS.includes(one.rule))) return null;
  if (findRuleKind(rule.rule)?.judges(rule.params) === "prompt") return null;
  const reply = on.findIndex((one) => one.rule === "thought_only");
  if (reply !== -1 && on.indexOf(rule) > reply) return null;
  return reply === -1
    ? "Without “thoughts only” before it, it reads the thoughts too."
    : "It stands before “thoughts only”, so it reads the thoughts too.";
}

export const isSameRules = (a: readonly PresetRule[], b: readonly PresetRule[]): boolean =>
  JSON.stringify(a) === JSON.stringify(b);
