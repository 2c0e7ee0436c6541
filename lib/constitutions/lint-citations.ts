import { mismatchFixes, removalFixes } from "./citation-fixes";
import { type Citation, citedNumbers, findCitations } from "./citations";
import { type Constitution, isEnabled } from "./constitution";
import { describePlace, type Finding } from "./finding";

/**
 * Citations of principles that are not there, go by another name or are off, and principles that nothing cites.
 * What is written several times in one turn is told once.
 */
export function lintCitations(constitution: Constitution): Finding[] {
  const { principles, exemplars } = constitution;
  const cited = new Set<number>();
  const findings = exemplars.flatMap(({ turns }, exemplar) =>
    turns.flatMap(({ thoughts }, turn) => {
      const citations = findCitations(thoughts, principles);
      for (const number of citedNumbers(citations)) cited.add(number);
      const where = describePlace({ kind: "exemplar", exemplar, turn: turns.length > 1 ? turn : undefined });
      return lintTurn(constitution, { exemplar, turn }, where, citations);
    }),
  );
  const nameOf = new Map(principles.filter(isEnabled).map(({ number, name }) => [number, name]));
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

function lintTurn(
  constitution: Constitution,
  at: { exemplar: number; turn: number },
  where: string,
  citations: readonly Citation[],
): Finding[] {
  const place = { kind: "exemplar", ...at, part: "thoughts" } as const;
  const written = new Map(citations.map((citation) => [`${citation.number} (${citation.name})`, citation]));
  const byNumber = new Map(constitution.principles.map((principle) => [principle.number, principle]));
  const wrong = [...written.values()].filter(({ match }) => match !== "exact");
  const isOff = ({ number, match }: Citation) => {
    const principle = byNumber.get(number);
    return match === "exact" && principle !== undefined && !isEnabled(principle);
  };
  const off = [...written.values()].filter(isOff);
  const onlyOff: Finding = {
    code: "cites_only_disabled",
    severity: "warning",
    message: `${where} cites only principles that are off; in the prompt its thoughts cite none.`,
    place,
  };
  return [
    ...wrong.map(
      (citation): Finding => ({
        code: citation.match === "unknown_number" ? "cited_unknown_number" : "cited_wrong_name",
        severity: "error",
        message: `${where} cites ${describeMismatch(citation, byNumber.get(citation.number)?.name)}`,
        place,
        fixes: mismatchFixes(constitution, at, citation),
      }),
    ),
    ...(off.length > 0 && off.length === written.size
      ? [onlyOff]
      : off.map(
          ({ number, name }): Finding => ({
            code: "cites_disabled",
            severity: "note",
            message: `${where} cites ${number} (${name}), which is off; the prompt leaves the citation out.`,
            place,
            fixes: removalFixes(constitution, at, { number, name }),
          }),
        )),
  ];
}

function describeMismatch({ number, name }: Citation, realName: string | undefined): string {
  return realName === undefined
    ? `${number} (${name}); there is no principle ${number}.`
    : `${number} (${name}); principle ${number} is named “${realName}”.`;
}
