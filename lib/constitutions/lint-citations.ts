import { type Citation, citedNumbers, findCitations } from "./citations";
import type { Constitution } from "./constitution";
import { describePlace, type Finding } from "./finding";

/** Citations of principles that are not there or go by another name, and principles that nothing cites. */
export function lintCitations({ principles, exemplars }: Constitution): Finding[] {
  const nameOf = new Map(principles.map((principle) => [principle.number, principle.name]));
  const cited = new Set<number>();
  const findings = exemplars.flatMap(({ turns }, exemplar) =>
    turns.flatMap(({ thoughts }, turn) => {
      const citations = findCitations(thoughts, principles);
      for (const number of citedNumbers(citations)) cited.add(number);
      const where = describePlace({ kind: "exemplar", exemplar, turn: turns.length > 1 ? turn : undefined });
      return citations
        .filter((citation) => citation.match !== "exact")
        .map(
          (citation): Finding => ({
            code: citation.match === "unknown_number" ? "cited_unknown_number" : "cited_wrong_name",
            severity: "error",
            message: `${where} cites ${describeMismatch(citation, nameOf.get(citation.number))}`,
            place: { kind: "exemplar", exemplar, turn, part: "thoughts" },
          }),
        );
    }),
  );
  const undemonstrated = [...nameOf].filter(([number]) => !cited.has(number));
  return [
    ...findings,
    ...undemonstrated.map(
      ([number, name]): Finding => ({
        code: "principle_not_demonstrated",
        severity: "note",
        message: `No exemplar cites principle ${number} (${name}).`,
        place: { kind: "principle", number },
      }),
    ),
  ];
}

function describeMismatch({ number, name }: Citation, realName: string | undefined): string {
  return realName === undefined
    ? `${number} (${name}); there is no principle ${number}.`
    : `${number} (${name}); principle ${number} is named “${realName}”.`;
}
