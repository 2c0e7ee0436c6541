import { isAppError } from "@/lib/app-error";
import type { PresetRule } from "@/lib/filters/preset-rules";
import { thawPreset } from "@/lib/filters/presets";

/** A frozen preset; the rules of one that an older release froze are known by its name. */
type FunnelPreset = { name: string; version: number; rules?: readonly PresetRule[] };

export type FunnelStep = {
  reason: string;
  count: number;
  /** Of all that was answered, 0–1: where the part that this rule took begins, and how wide it is. */
  from: number;
  share: number;
};

/**
 * What each rule took, in the order in which the rules ran: what falls to the first rule that fires is never
 * asked of the next. Of several presets, the first one's rules come first.
 */
export function funnelSteps(
  answered: number,
  drops: readonly { reason: string; count: number }[],
  ...presets: readonly FunnelPreset[]
): FunnelStep[] {
  const order = [...BEFORE_RULES, ...presets.flatMap(ruleOrder)];
  const place = (reason: string) => (order.includes(reason) ? order.indexOf(reason) : order.length);
  let left = answered;
  return [...drops]
    .sort((a, b) => place(a.reason) - place(b.reason))
    .map(({ reason, count }) => {
      left -= count;
      return {
        reason,
        count,
        from: answered === 0 ? 0 : left / answered,
        share: answered === 0 ? 0 : count / answered,
      };
    });
}

/** What a reader finds before any rule is asked. */
const BEFORE_RULES = ["unparsed", "cut", "surplus"];

/** The order of a preset that this studio no longer has is unknown. */
function ruleOrder({ name, version, rules }: FunnelPreset): string[] {
  try {
    return thawPreset({ name, version, rules: rules ?? [] }).rules.map((rule) => rule.name);
  } catch (error) {
    if (isAppError(error)) return [];
    throw error;
  }
}
