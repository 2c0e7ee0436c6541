import type { Constitution, Principle } from "./constitution";
import type { Finding } from "./finding";

/** Numbering, names and the knowledge cut-off. Repeated numbers are found by `promptFileProblems`. */
export function lintPrinciples({ preamble, principles }: Constitution): Finding[] {
  return [...lintNumbers(principles), ...lintNames(principles), ...lintCutOff(preamble, principles)];
}

function lintNumbers(principles: readonly Principle[]): Finding[] {
  const distinct = [...new Set(principles.map((principle) => principle.number))];
  const index = distinct.findIndex((number, at) => number !== at + 1);
  const number = distinct[index];
  if (number === undefined) return [];
  const message = `Principle ${number} stands where ${index + 1} is expected; numbers run from 1 without gaps.`;
  return [
    { code: "numbers_not_consecutive", severity: "warning", message, place: { kind: "principle", number } },
  ];
}

function lintNames(principles: readonly Principle[]): Finding[] {
  return principles.flatMap(({ number, name }, index): Finding[] => {
    const first = principles.findIndex((principle) => principle.name === name);
    const other = principles[first];
    if (other === undefined || first === index) return [];
    const message = `Principles ${other.number} and ${number} are both named “${name}”.`;
    return [{ code: "duplicate_name", severity: "warning", message, place: { kind: "principle", number } }];
  });
}

const YEAR = /(?<!\d)(?:19|20)\d\d(?!\d)/g;
const yearsIn = (text: string): string[] => text.match(YEAR) ?? [];

function lintCutOff(preamble: string, principles: readonly Principle[]): Finding[] {
  const years = yearsIn(preamble);
  if (years.length === 0) return [];
  const dated = principles.filter(({ text }) => yearsIn(text).length > 0);
  // The principle that owns the subject speaks for it; another year elsewhere may be about anything.
  const owner = dated.find(({ name }) => name === "dated knowledge");
  return (owner === undefined ? dated : [owner]).flatMap(({ number, text }): Finding[] => {
    const stated = yearsIn(text);
    if (stated.some((year) => years.includes(year))) return [];
    const message = `Principle ${number} says ${stated.join(", ")}; the preamble says ${years.join(", ")}.`;
    return [{ code: "cut_off_differs", severity: "warning", message, place: { kind: "principle", number } }];
  });
}
