import type { Principle } from "./constitution";

/** A principle named in thoughts as `N (name)`. `start`/`end` are UTF-16 offsets into the text given. */
export type Citation = {
  number: number;
  name: string;
  start: number;
  end: number;
  /** Whether a principle with this number exists, and whether its name is the one written. */
  match: "exact" | "wrong_name" | "unknown_number";
};

// As the published prompt file writes them.
const CITATION = /(\d+) \(([^)\n]*)\)/g;

/** Every citation in `thoughts`, in order. A citation exists once its closing bracket has arrived. */
export function findCitations(
  thoughts: string,
  principles: readonly Pick<Principle, "number" | "name">[],
): Citation[] {
  const names = new Map(principles.map((p) => [p.number, p.name]));
  return Array.from(thoughts.matchAll(CITATION), (hit) => {
    const number = Number(hit[1]);
    const name = hit[2] ?? "";
    const known = names.get(number);
    const match = known === undefined ? "unknown_number" : known === name ? "exact" : "wrong_name";
    return { number, name, start: hit.index, end: hit.index + hit[0].length, match };
  });
}

/** The distinct numbers of the principles cited by a known number, in order of first citation. */
export function citedNumbers(citations: readonly Citation[]): number[] {
  return [...new Set(citations.filter((c) => c.match !== "unknown_number").map((c) => c.number))];
}
