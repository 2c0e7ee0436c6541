import { formFixes } from "./body-fixes";
import type { Constitution } from "./constitution";
import type { Finding } from "./finding";
import { lintCitations } from "./lint-citations";
import { lintCutOff } from "./lint-cut-off";
import { lintLeaks } from "./lint-leaks";
import { lintPrinciples } from "./lint-principles";
import { lintTexts } from "./lint-texts";
import { lintVariables } from "./lint-variables";
import { promptFileProblems } from "./prompt-file-problems";

/** Everything worth telling an author about a constitution. No errors among them: it can be written as a prompt file. */
export function lintConstitution(constitution: Constitution): Finding[] {
  return [
    ...promptFileProblems(constitution).map((finding) => withFormFixes(constitution, finding)),
    ...lintPrinciples(constitution),
    ...lintCutOff(constitution),
    ...lintCitations(constitution),
    ...lintTexts(constitution).map((finding) => withFormFixes(constitution, finding)),
    ...lintLeaks(constitution),
    ...lintVariables(constitution),
  ];
}

function withFormFixes(constitution: Constitution, finding: Finding): Finding {
  const fixes = formFixes(constitution, finding);
  return fixes.length === 0 ? finding : { ...finding, fixes };
}
