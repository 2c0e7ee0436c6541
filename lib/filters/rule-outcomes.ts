import type { RuleHit } from "./filter";

/** What a rule of a preset said of one completion; `not_asked`: one before it had dropped it. */
export type RuleOutcome = {
  rule: string;
  /** What it is called, where the preset is known. */
  title: string | null;
  said: "dropped" | "mended" | "passed" | "not_asked";
  hit: RuleHit | null;
};

/**
 * The hits of a record among the rules that judged it, in the order in which the rules ran. Without rules, or for hits
 * that are of none of them (a person's, a step's own), the hits alone, in their order.
 */
export function ruleOutcomes(
  hits: readonly RuleHit[],
  rules: readonly { name: string; title: string }[],
): RuleOutcome[] {
  const left = [...hits];
  let isDropped = false;
  const outcomes = rules.map(({ name: rule, title }): RuleOutcome => {
    const at = left.findIndex((hit) => hit.rule === rule);
    const [hit] = at === -1 ? [] : left.splice(at, 1);
    if (hit === undefined) return { rule, title, said: isDropped ? "not_asked" : "passed", hit: null };
    if (hit.effect === "dropped") isDropped = true;
    return { rule, title, said: hit.effect, hit };
  });
  return [...outcomes, ...left.map((hit) => ({ rule: hit.rule, title: null, said: hit.effect, hit }))];
}
