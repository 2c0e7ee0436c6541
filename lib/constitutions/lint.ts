import type { Constitution } from "./constitution";
import type { Finding } from "./finding";
import { lintCitations } from "./lint-citations";
import { lintPrinciples } from "./lint-principles";
import { lintTexts } from "./lint-texts";
import { lintVariables } from "./lint-variables";
import { promptFileProblems } from "./prompt-file-problems";

/** Everything worth telling an author about a constitution. No errors among them: it can be written as a prompt file. */
export function lintConstitution(constitution: Constitution): Finding[] {
  return [
    ...promptFileProblems(constitution),
    ...lintPrinciples(constitution),
    ...lintCitations(constitution),
    ...lintTexts(constitution),
    ...lintVariables(constitution),
  ];
}
