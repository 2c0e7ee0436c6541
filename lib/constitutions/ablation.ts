import { findCitations } from "./citations";
import { type Constitution, isEnabled, type Principle } from "./constitution";
import { showConstitution } from "./show-constitution";

/** What leaving principles out does to the rest. */
export type Ablation = {
  /** The principles that are off, in their order. */
  off: Principle[];
  /** The numbers of the others that change where the gaps are closed, as they are and as they become. */
  moves: { from: number; to: number }[];
  /** How many citations are left out with them, and in which exemplars, counted from 0. */
  citationCount: number;
  exemplars: number[];
};

/** Null where every principle is on. */
export function ablationOf(constitution: Constitution): Ablation | null {
  const { principles, exemplars } = constitution;
  const off = principles.filter((principle) => !isEnabled(principle));
  if (off.length === 0) return null;
  const numbers = new Set(off.map(({ number }) => number));
  const counts = exemplars.map(({ turns }) =>
    turns.reduce(
      (sum, { thoughts }) => sum + findCitations(thoughts, []).filter((c) => numbers.has(c.number)).length,
      0,
    ),
  );
  const closed = showConstitution({ ...constitution, gaps: "close", exemplars: [] }).principles;
  return {
    off,
    moves: principles
      .filter(isEnabled)
      .map(({ number }, index) => ({ from: number, to: closed[index]?.number ?? number }))
      .filter(({ from, to }) => from !== to),
    citationCount: counts.reduce((sum, count) => sum + count, 0),
    exemplars: counts.flatMap((count, index) => (count > 0 ? [index] : [])),
  };
}
