import type { Constitution, Exemplar } from "@/lib/constitutions/constitution";
import { usualReset } from "@/lib/constitutions/usual-reset";
import { moveEntry } from "./draft-edits";

/** Puts the exemplar at `from` in the place of the one at `to`; those between move up or down. */
export function placeExemplar(constitution: Constitution, from: number, to: number): Constitution {
  return { ...constitution, exemplars: moveEntry(constitution.exemplars, from, to - from) };
}

/** A copy of an exemplar, right after it. */
export function duplicateExemplar(constitution: Constitution, index: number): Constitution {
  return { ...constitution, exemplars: withCopy(constitution.exemplars, index) };
}

/**
 * Two exemplars in the place of one: the turns before `turn`, with the usual reset, and those from it on with the
 * reset there was. The same constitution where a side would have no turn.
 */
export function splitExemplar(constitution: Constitution, index: number, turn: number): Constitution {
  const exemplar = constitution.exemplars[index];
  if (exemplar === undefined || turn < 1 || turn >= exemplar.turns.length) return constitution;
  const first = { turns: exemplar.turns.slice(0, turn), reset: usualReset(constitution.exemplars) };
  const second = { ...exemplar, turns: exemplar.turns.slice(turn) };
  return { ...constitution, exemplars: constitution.exemplars.toSpliced(index, 1, first, second) };
}

/** One exemplar of all the turns of this one and the next; the reset between them goes. */
export function mergeWithNext(constitution: Constitution, index: number): Constitution {
  const [first, second] = constitution.exemplars.slice(index, index + 2);
  if (first === undefined || second === undefined) return constitution;
  const merged = { ...second, turns: [...first.turns, ...second.turns] };
  return { ...constitution, exemplars: constitution.exemplars.toSpliced(index, 2, merged) };
}

/** Puts the turn at `from` in the place of the one at `to`. */
export const placeTurn = (exemplar: Exemplar, from: number, to: number): Exemplar => ({
  ...exemplar,
  turns: moveEntry(exemplar.turns, from, to - from),
});

/** A copy of a turn, right after it. */
export const duplicateTurn = (exemplar: Exemplar, index: number): Exemplar => ({
  ...exemplar,
  turns: withCopy(exemplar.turns, index),
});

/** An empty turn right after this one. */
export const insertTurnAfter = (exemplar: Exemplar, index: number): Exemplar => ({
  ...exemplar,
  turns: exemplar.turns.toSpliced(index + 1, 0, { user: "", thoughts: "", reply: "" }),
});

function withCopy<Entry extends object>(list: readonly Entry[], index: number): Entry[] {
  const entry = list[index];
  return entry === undefined ? [...list] : list.toSpliced(index + 1, 0, { ...entry });
}
