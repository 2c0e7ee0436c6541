import { fieldLabelKind } from "./prompt-rules/field-label";
import { inputInInstructionKind } from "./prompt-rules/input-in-instruction";
import { inputKeywordKind, keywordKind } from "./prompt-rules/keyword";
import { lengthKind } from "./prompt-rules/length";
import { noInputWordKind } from "./prompt-rules/no-input-word";
import { nonAsciiKind } from "./prompt-rules/non-ascii";
import { placeholderKind } from "./prompt-rules/placeholder";
import { prefixKind } from "./prompt-rules/prefix";
import { punctuationKind } from "./prompt-rules/punctuation";
import { urlKind } from "./prompt-rules/url";
import type { RuleKind } from "./rule-kind";
import { answerLabelKind } from "./rules/answer-label";
import { apologyKind } from "./rules/apology";
import { blacklistKind } from "./rules/blacklist";
import { cjkKind } from "./rules/cjk";
import { echoInputKind, echoInstructionKind } from "./rules/echo";
import { emptyKind } from "./rules/empty";
import { endOfTurnKind } from "./rules/end-of-turn";
import { exemplarLeakKind } from "./rules/exemplar-leak";
import { fixedAnswerKind } from "./rules/fixed-answer";
import { inputOnlyKind } from "./rules/input-only";
import { leadingSpaceKind } from "./rules/leading-space";
import { listCutKind } from "./rules/list-cut";
import { manualKind } from "./rules/manual";
import { multipleChoiceKind } from "./rules/multiple-choice";
import { noSelfIdKind } from "./rules/no-self-id";
import { personaLeakKind } from "./rules/persona-leak";
import { repeatCutKind } from "./rules/repeat-cut";
import { roleEchoKind } from "./rules/role-echo";
import { shortKind } from "./rules/short";
import { thoughtOnlyKind } from "./rules/thought-only";
import { truncatedKind } from "./rules/truncated";
import { wikipediaOpenerKind } from "./rules/wikipedia-opener";

/** Every kind of rule that a preset can hold, in the order in which a new preset has them. */
export const ruleKinds: readonly RuleKind[] = [
  leadingSpaceKind,
  noSelfIdKind,
  thoughtOnlyKind,
  answerLabelKind,
  repeatCutKind,
  endOfTurnKind,
  truncatedKind,
  fixedAnswerKind,
  listCutKind,
  shortKind,
  echoInstructionKind,
  echoInputKind,
  inputOnlyKind,
  blacklistKind,
  exemplarLeakKind,
  personaLeakKind,
  roleEchoKind,
  manualKind,
  multipleChoiceKind,
  cjkKind,
  apologyKind,
  emptyKind,
  wikipediaOpenerKind,
  lengthKind,
  keywordKind,
  inputKeywordKind,
  prefixKind,
  punctuationKind,
  nonAsciiKind,
  noInputWordKind,
  fieldLabelKind,
  urlKind,
  placeholderKind,
  inputInInstructionKind,
];

export function findRuleKind(name: string): RuleKind | null {
  return ruleKinds.find((kind) => kind.name === name) ?? null;
}
