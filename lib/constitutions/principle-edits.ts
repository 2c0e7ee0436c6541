import { type Constitution, isEnabled, type Principle } from "./constitution";
import { withHue } from "./principle-hue";
import { removeCitations } from "./remove-citations";
import { renumber } from "./renumber";

/** `list` with the entry at `from` moved to `to`; the same entries where one of the places does not exist. */
export function moveToPlace<Entry>(list: readonly Entry[], from: number, to: number): Entry[] {
  const moved = [...list];
  if (list[from] !== undefined && list[to] !== undefined) moved.splice(to, 0, ...moved.splice(from, 1));
  return moved;
}

/** A principle at the end, with the next free number. */
export function addPrinciple(constitution: Constitution): Constitution {
  const number = Math.max(0, ...constitution.principles.map((p) => p.number)) + 1;
  const principle: Principle = { number, name: `principle ${number}`, text: "" };
  return { ...constitution, principles: [...constitution.principles, principle] };
}

/** Moves a principle to another place. Every place keeps its number, so those between move by one. */
export function movePrinciple(constitution: Constitution, from: number, to: number): Constitution {
  const { principles } = constitution;
  if (from === to || principles[from] === undefined || principles[to] === undefined) return constitution;
  const numbers = new Map(
    moveToPlace(principles, from, to).map(({ number }, place) => [
      number,
      principles[place]?.number ?? number,
    ]),
  );
  const renumbered = renumber(constitution, numbers);
  return { ...renumbered, principles: moveToPlace(renumbered.principles, from, to) };
}

/**
 * Gives a principle a number: one that another has by moving it there, a free one as it is, in its place among
 * the others. Of two that share a number, only this one changes and the citations stay with the other.
 */
export function changePrincipleNumber(
  constitution: Constitution,
  index: number,
  number: number,
): Constitution {
  const { principles } = constitution;
  const changed = principles[index];
  if (changed === undefined || changed.number === number) return constitution;
  const holder = principles.findIndex((principle) => principle.number === number);
  if (holder !== -1) return movePrinciple(constitution, index, holder);
  const isShared = principles.some((p, at) => at !== index && p.number === changed.number);
  const renumbered = isShared
    ? changePrinciple(constitution, index, (principle) => ({ ...principle, number }))
    : renumber(constitution, new Map([[changed.number, number]]));
  const others = principles.filter((_, at) => at !== index);
  const place = others.filter((principle) => principle.number < number).length;
  return { ...renumbered, principles: moveToPlace(renumbered.principles, index, place) };
}

/** Takes a principle out, and with it every citation of it; the numbers after it move up. */
export function removePrinciple(constitution: Constitution, index: number): Constitution {
  const removed = constitution.principles[index];
  if (removed === undefined) return constitution;
  const principles = constitution.principles.filter((_, at) => at !== index);
  if (principles.some(({ number }) => number === removed.number)) return { ...constitution, principles };
  const rest: Constitution = {
    ...constitution,
    principles,
    exemplars: constitution.exemplars.map((exemplar) => ({
      ...exemplar,
      turns: exemplar.turns.map((turn) => ({
        ...turn,
        thoughts: removeCitations(turn.thoughts, [removed.number]),
      })),
    })),
  };
  const later = principles.filter((principle) => principle.number > removed.number);
  return renumber(rest, new Map(later.map(({ number }) => [number, number - 1])));
}

/** Numbers the principles 1, 2, 3 … in their order. */
export function numberInOrder(constitution: Constitution): Constitution {
  return renumber(constitution, new Map(constitution.principles.map((p, index) => [p.number, index + 1])));
}

export function changePrinciple(
  constitution: Constitution,
  index: number,
  change: (principle: Principle) => Principle,
): Constitution {
  const principles = constitution.principles.map((p, at) => (at === index ? change(p) : p));
  return { ...constitution, principles };
}

// What means the same as its absence is left out, so that setting something and taking it back leaves no trace.

export function switchPrinciple(constitution: Constitution, index: number, isOn: boolean): Constitution {
  const switched = changePrinciple(constitution, index, ({ isEnabled: _, ...rest }) =>
    isOn ? rest : { ...rest, isEnabled: false },
  );
  return switched.principles.every(isEnabled) ? chooseGaps(switched, "keep") : switched;
}

/** What becomes of the numbers after a principle that is off. */
export function chooseGaps(constitution: Constitution, gaps: "keep" | "close"): Constitution {
  const { gaps: _, ...rest } = constitution;
  return gaps === "close" ? { ...rest, gaps } : rest;
}

export const colourPrinciple = (constitution: Constitution, index: number, hue: number): Constitution =>
  changePrinciple(constitution, index, (principle) => withHue(principle, hue));

export const notePrinciple = (constitution: Constitution, index: number, note: string): Constitution =>
  changePrinciple(constitution, index, ({ note: _, ...rest }) => (note === "" ? rest : { ...rest, note }));
