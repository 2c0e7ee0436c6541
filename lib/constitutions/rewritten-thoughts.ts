import { findCitations } from "./citations";
import type { Constitution } from "./constitution";

/** Thoughts that a change of the principles rewrites; exemplar and turn are counted from 0. */
export type RewrittenThoughts = {
  exemplar: number;
  turn: number;
  before: string;
  after: string;
  /** Citations that do not stand in `after` as they are written in `before`. */
  citationCount: number;
};

/** What a change that keeps exemplars and turns in their places does to thoughts. */
export function rewrittenThoughts(before: Constitution, after: Constitution): RewrittenThoughts[] {
  return before.exemplars.flatMap(({ turns }, exemplar) =>
    turns.flatMap(({ thoughts }, turn): RewrittenThoughts[] => {
      const now = after.exemplars[exemplar]?.turns[turn]?.thoughts ?? thoughts;
      if (now === thoughts) return [];
      return [{ exemplar, turn, before: thoughts, after: now, citationCount: countLost(thoughts, now) }];
    }),
  );
}

function countLost(before: string, after: string): number {
  const left = written(after);
  return written(before).filter((citation) => {
    const at = left.indexOf(citation);
    if (at !== -1) left.splice(at, 1);
    return at === -1;
  }).length;
}

const written = (thoughts: string): string[] =>
  findCitations(thoughts, []).map(({ number, name }) => `${number} (${name})`);
