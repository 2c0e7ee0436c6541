import { z } from "zod";
import { AppError } from "@/lib/app-error";
import type { FilterPreset } from "./filter";
import { findRuleKind, ruleKinds } from "./rule-kinds";

/** A rule of a preset as it is stored: which kind, whether it is on, and what it was given. */
export const presetRuleSchema = z.strictObject({
  rule: z.string().min(1),
  isEnabled: z.boolean().default(true),
  params: z.record(z.string(), z.unknown()).default({}),
});
export const presetRulesSchema = z.array(presetRuleSchema);
export type PresetRule = z.infer<typeof presetRuleSchema>;

/** A preset as it is stored and frozen: what it does can be made from it again, whatever the defaults become. */
export type PresetDefinition = {
  name: string;
  version: number;
  title: string;
  source: string;
  rules: readonly PresetRule[];
};

/** A preset that can be applied, with the rules it was made from, those that are off among them. */
export type DefinedPreset = FilterPreset & { definition: readonly PresetRule[] };

/**
 * The rules with every parameter written out. Throws `bad_request` for a kind that there is none of, one that comes
 * twice, and parameters that are none.
 */
export function wholeRules(rules: readonly PresetRule[]): PresetRule[] {
  const seen = new Set<string>();
  return rules.map(({ rule, isEnabled, params }) => {
    const kind = findRuleKind(rule);
    if (kind === null) {
      const known = ruleKinds.map(({ name }) => name).join(", ");
      throw new AppError("bad_request", `There is no filter rule “${rule}”; there are ${known}.`);
    }
    if (seen.has(rule))
      throw new AppError("bad_request", `The rule “${rule}” comes twice; keep one of them.`);
    seen.add(rule);
    const parsed = kind.params.safeParse(params);
    if (parsed.success) return { rule, isEnabled, params: parsed.data };
    const [issue] = parsed.error.issues;
    const where = issue === undefined || issue.path.length === 0 ? "" : ` ${issue.path.join(".")}:`;
    throw new AppError("bad_request", `The rule “${rule}”:${where} ${issue?.message ?? "not as expected"}.`);
  });
}

/** Throws as `wholeRules`. */
export function definePreset({ rules, ...rest }: PresetDefinition): DefinedPreset {
  const definition = wholeRules(rules);
  return {
    ...rest,
    definition,
    rules: definition.flatMap(({ rule, isEnabled, params }) => {
      const kind = isEnabled ? findRuleKind(rule) : null;
      return kind === null ? [] : [kind.make(params)];
    }),
  };
}
