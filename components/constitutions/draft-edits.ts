import { citedNumbers, findCitations } from "@/lib/constitutions/citations";
import type { Constitution, Exemplar, Principle, Turn } from "@/lib/constitutions/constitution";
import { usualReset } from "@/lib/constitutions/usual-reset";

/** `list` with the entry at `index` moved by `by` places; the same list where that is not possible. */
export function moveEntry<Entry>(list: readonly Entry[], index: number, by: number): Entry[] {
  const moved = [...list];
  const target = index + by;
  if (index < 0 || index >= list.length || target < 0 || target >= list.length) return moved;
  moved.splice(target, 0, ...moved.splice(index, 1));
  return moved;
}

const replaceEntry = <Entry>(list: readonly Entry[], index: number, entry: Entry): Entry[] =>
  list.map((old, at) => (at === index ? entry : old));

const removeEntry = <Entry>(list: readonly Entry[], index: number): Entry[] =>
  list.filter((_, at) => at !== index);

/** By principle number: the exemplars that cite it, counted from 0. */
export function exemplarsByPrinciple({ principles, exemplars }: Constitution): Map<number, number[]> {
  const found = new Map<number, number[]>();
  exemplars.forEach((exemplar, index) => {
    for (const number of citedInExemplar(exemplar, principles)) {
      found.set(number, [...(found.get(number) ?? []), index]);
    }
  });
  return found;
}

export function citedInExemplar(exemplar: Exemplar, principles: readonly Principle[]): number[] {
  return [
    ...new Set(exemplar.turns.flatMap((turn) => citedNumbers(findCitations(turn.thoughts, principles)))),
  ];
}

export function changeExemplar(constitution: Constitution, index: number, exemplar: Exemplar): Constitution {
  return { ...constitution, exemplars: replaceEntry(constitution.exemplars, index, exemplar) };
}

const emptyTurn: Turn = { user: "", thoughts: "", reply: "" };

/** An empty exemplar at the end; its reset is worded like the others'. */
export function addExemplar(constitution: Constitution): Constitution {
  const exemplar: Exemplar = { turns: [emptyTurn], reset: usualReset(constitution.exemplars) };
  return { ...constitution, exemplars: [...constitution.exemplars, exemplar] };
}

export function removeExemplar(constitution: Constitution, index: number): Constitution {
  return { ...constitution, exemplars: removeEntry(constitution.exemplars, index) };
}

export const addTurn = (exemplar: Exemplar): Exemplar => ({
  ...exemplar,
  turns: [...exemplar.turns, emptyTurn],
});

export const changeTurn = (exemplar: Exemplar, index: number, turn: Turn): Exemplar => ({
  ...exemplar,
  turns: replaceEntry(exemplar.turns, index, turn),
});

/** An exemplar keeps at least one turn. */
export const removeTurn = (exemplar: Exemplar, index: number): Exemplar =>
  exemplar.turns.length <= 1 ? exemplar : { ...exemplar, turns: removeEntry(exemplar.turns, index) };
