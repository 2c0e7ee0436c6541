import { AppError } from "@/lib/app-error";
import { type Citation, findCitations } from "./citations";
import type { Constitution } from "./constitution";
import { hueOf, withHue } from "./principle-hue";
import { principleNameProblem } from "./prompt-file-grammar";

/**
 * Gives principles new numbers (those not in `mapping` keep theirs) and rewrites every citation of them, so that
 * each goes on pointing at the same principle. The list keeps its order and each principle its hue. Throws
 * `bad_request` where two principles would share a number.
 */
export function renumber(constitution: Constitution, mapping: ReadonlyMap<number, number>): Constitution {
  const taken = new Map<number, number>();
  const principles = constitution.principles.map((principle) => {
    const number = mapping.get(principle.number) ?? principle.number;
    const other = taken.get(number);
    if (other !== undefined && other !== principle.number) {
      throw new AppError(
        "bad_request",
        `Principles ${other} and ${principle.number} cannot both become ${number}.`,
      );
    }
    taken.set(number, principle.number);
    return number === principle.number ? principle : withHue({ ...principle, number }, hueOf(principle));
  });
  return rewriteCitations({ ...constitution, principles }, constitution, (citation) => {
    const number = mapping.get(citation.number) ?? citation.number;
    return number === citation.number ? null : `${number} (${citation.name})`;
  });
}

/** Names a principle anew, also where exemplars cite its number. Throws `not_found` or, for the name, `bad_request`. */
export function renamePrinciple(constitution: Constitution, number: number, newName: string): Constitution {
  if (!constitution.principles.some((principle) => principle.number === number)) {
    throw new AppError("not_found", `There is no principle ${number}.`);
  }
  const problem = principleNameProblem(newName);
  if (problem !== null) throw new AppError("bad_request", `Principle ${number} ${problem}`);
  const principles = constitution.principles.map((principle) =>
    principle.number === number ? { ...principle, name: newName } : principle,
  );
  return rewriteCitations({ ...constitution, principles }, constitution, (citation) =>
    citation.number === number && citation.name !== newName ? `${number} (${newName})` : null,
  );
}

/** `rewrite` answers null to leave a citation as it is written. Unknown numbers are left alone. */
function rewriteCitations(
  changed: Constitution,
  { principles }: Constitution,
  rewrite: (citation: Citation) => string | null,
): Constitution {
  const rewriteThoughts = (thoughts: string) =>
    findCitations(thoughts, principles)
      .filter((citation) => citation.match !== "unknown_number")
      .reduceRight((text, citation) => {
        const replacement = rewrite(citation);
        return replacement === null
          ? text
          : text.slice(0, citation.start) + replacement + text.slice(citation.end);
      }, thoughts);
  const exemplars = changed.exemplars.map((exemplar) => ({
    ...exemplar,
    turns: exemplar.turns.map((turn) => ({ ...turn, thoughts: rewriteThoughts(turn.thoughts) })),
  }));
  return { ...changed, exemplars };
}
