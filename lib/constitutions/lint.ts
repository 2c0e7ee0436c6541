import { applyFix } from "./apply-fix";
import { formFixes } from "./body-fixes";
import { type Constitution, isEnabled } from "./constitution";
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
  const problems = promptFileProblems(constitution);
  const findings: Finding[] = [
    ...problems.map((finding) => withFormFixes(constitution, finding)),
    ...lintPrinciples(constitution),
    ...lintCutOff(constitution),
    ...lintCitations(constitution),
    ...lintTexts(constitution).map((finding) => withFormFixes(constitution, finding)),
    ...lintLeaks(constitution),
    ...lintVariables(constitution),
  ];
  return constitution.principles.every(isEnabled)
    ? findings
    : findings.map((finding) => withSafeFixes(constitution, problems, finding));
}

/**
 * Where something is off, the prompt leaves citations out and other words may open a paragraph: a fix that would
 * bring a speaker about is not offered.
 */
function withSafeFixes(constitution: Constitution, problems: readonly Finding[], finding: Finding): Finding {
  if (finding.fixes === undefined) return finding;
  const count = (all: readonly Finding[], code: Finding["code"]) =>
    all.filter((one) => one.code === code).length;
  const fixes = finding.fixes.filter((fix) => {
    const after = promptFileProblems(applyFix(constitution, fix));
    return after.every(({ code }) => count(after, code) <= count(problems, code));
  });
  return { ...finding, fixes };
}

function withFormFixes(constitution: Constitution, finding: Finding): Finding {
  const fixes = formFixes(constitution, finding);
  return fixes.length === 0 ? finding : { ...finding, fixes };
}
