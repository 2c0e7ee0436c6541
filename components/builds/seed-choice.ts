/** The ids chosen of a set; null means all of it, also what is added later. */
export type SeedChoice = ReadonlySet<number> | null;

export function isChosen(choice: SeedChoice, id: number): boolean {
  return choice === null || choice.has(id);
}

/** The choice with these ids in or out; a choice of every id is "all". */
export function setChosen(
  choice: SeedChoice,
  all: readonly number[],
  ids: readonly number[],
  isIn: boolean,
): SeedChoice {
  const next = new Set(choice ?? all);
  for (const id of ids) {
    if (isIn) next.add(id);
    else next.delete(id);
  }
  return next.size === all.length ? null : next;
}
