import { createParser } from "nuqs";

/** A published version by its number, or the draft. */
export type Side = number | "draft";
/** The two that are compared; in the URL `3..draft`. */
export type ComparedSides = { before: Side; after: Side };

const SIDES = /^([1-9]\d{0,8}|draft)\.\.([1-9]\d{0,8}|draft)$/;
const toSide = (text: string): Side => (text === "draft" ? text : Number(text));

export function findSides(text: string): ComparedSides | null {
  const [, before, after] = SIDES.exec(text) ?? [];
  return before === undefined || after === undefined
    ? null
    : { before: toSide(before), after: toSide(after) };
}

export const formatSides = ({ before, after }: ComparedSides) => `${before}..${after}`;
export const sideName = (side: Side) => (side === "draft" ? "Draft" : `Version ${side}`);

export const parseAsSides = createParser({
  parse: findSides,
  serialize: formatSides,
  eq: (a, b) => formatSides(a) === formatSides(b),
});
