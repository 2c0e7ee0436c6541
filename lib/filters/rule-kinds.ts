import type { RuleKind } from "./rule-kind";
import { apologyKind } from "./rules/apology";
import { blacklistKind } from "./rules/blacklist";
import { emptyKind } from "./rules/empty";
import { endOfTurnKind } from "./rules/end-of-turn";
import { exemplarLeakKind } from "./rules/exemplar-leak";
import { noSelfIdKind } from "./rules/no-self-id";
import { repeatCutKind } from "./rules/repeat-cut";
import { shortKind } from "./rules/short";
import { thoughtOnlyKind } from "./rules/thought-only";
import { wikipediaOpenerKind } from "./rules/wikipedia-opener";

/** Every kind of rule that a preset can hold, in the order in which a new preset has them. */
export const ruleKinds: readonly RuleKind[] = [
  noSelfIdKind,
  thoughtOnlyKind,
  repeatCutKind,
  endOfTurnKind,
  shortKind,
  blacklistKind,
  exemplarLeakKind,
  apologyKind,
  emptyKind,
  wikipediaOpenerKind,
];

export function findRuleKind(name: string): RuleKind | null {
  return ruleKinds.find((kind) => kind.name === name) ?? null;
}
