import { removeWritten, rewriteWritten } from "./apply-fix";
import { type Citation, findCitations } from "./citations";
import { type Constitution, isEnabled } from "./constitution";
import type { Fix, WrittenCitation } from "./fix";
import { nearestByName } from "./nearest-name";
import { bodyProblem, principleNameProblem } from "./prompt-file-grammar";
import { removeCitations } from "./remove-citations";
import { fillVariables, speakerLabels, textValues } from "./template";

type Place = { exemplar: number; turn: number };

/** What would settle a citation that names no principle or names it wrongly, the likeliest first. */
export function mismatchFixes(constitution: Constitution, place: Place, citation: Citation): Fix[] {
  const { principles, exemplars } = constitution;
  const thoughts = exemplars[place.exemplar]?.turns[place.turn]?.thoughts ?? "";
  const written = { number: citation.number, name: citation.name };
  // Of several with one number, citations are held to the last.
  const meant = principles.findLast(({ number }) => number === written.number);
  const others = principles.filter((one) => isEnabled(one) && one.number !== written.number);
  const near = nearestByName(written.name, others);
  // A name that is exactly another's says that the number is what went wrong.
  const targets = near?.name === written.name ? [near, meant] : [meant, near];
  const rewrites = targets.flatMap((target): Fix[] => {
    if (target === undefined || target === null || principleNameProblem(target.name) !== null) return [];
    const to = { number: target.number, name: target.name };
    if (!isMended(constitution, thoughts, rewriteWritten(thoughts, written, to), written)) return [];
    return [{ kind: "rewrite_citation", ...place, written, to }];
  });
  return [...rewrites, ...removalFixes(constitution, place, written)];
}

/** That the citation is taken out, where something is left then. */
export function removalFixes(constitution: Constitution, place: Place, written: WrittenCitation): Fix[] {
  const thoughts = constitution.exemplars[place.exemplar]?.turns[place.turn]?.thoughts ?? "";
  const after = removeWritten(thoughts, written);
  return isMended(constitution, thoughts, after, written)
    ? [{ kind: "remove_citation", ...place, written }]
    : [];
}

/** Whether `after` cites `written` no more and has no fault that `before` had not. */
function isMended(
  constitution: Constitution,
  before: string,
  after: string,
  { number, name }: WrittenCitation,
): boolean {
  const [labels, values] = [speakerLabels(constitution), textValues(constitution)];
  const off = constitution.principles.filter((one) => !isEnabled(one)).map((one) => one.number);
  // As the prompt has it: without the citations of what is off, other words may open a paragraph.
  const shown = (thoughts: string) => removeCitations(fillVariables(thoughts, values), off);
  if (shown(after).trim() === "") return false;
  if (bodyProblem(shown(after), labels) !== null && bodyProblem(shown(before), labels) === null) return false;
  const wrongIn = (thoughts: string) =>
    findCitations(thoughts, constitution.principles)
      .filter(({ match }) => match !== "exact")
      .map((citation) => `${citation.number} (${citation.name})`);
  const known = wrongIn(before);
  const isGone = !findCitations(after, []).some((c) => c.number === number && c.name === name);
  return isGone && wrongIn(after).every((citation) => known.includes(citation));
}
