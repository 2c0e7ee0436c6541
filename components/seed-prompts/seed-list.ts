import type { StoredSeedPrompt } from "@/lib/api/seed-prompts";

/** A seed set as far as it has been read. */
export type SeedList = {
  /** In the set's order. */
  seeds: readonly StoredSeedPrompt[];
  /** What was read is the set as it was at this change, or later. */
  lastChangeId: number;
  /** Where to read on; null once all of it was read. */
  next: string | null;
};

/** A list with a page more. A row that a change had put there already is taken from the page, which is younger. */
export function withPage(
  list: SeedList | null,
  page: { seedPrompts: readonly StoredSeedPrompt[]; next: string | null; lastChangeId: number },
): SeedList {
  const { seedPrompts, next } = page;
  if (list === null) return { seeds: seedPrompts, lastChangeId: page.lastChangeId, next };
  const again = new Set(seedPrompts.map(({ id }) => id));
  const kept = list.seeds.filter(({ id }) => !again.has(id));
  return { ...list, seeds: inOrder([...kept, ...seedPrompts]), next };
}

/** A list brought up to date with what became of its set since. */
export function withDelta(
  list: SeedList,
  delta: { changed: readonly StoredSeedPrompt[]; removedIds: readonly number[]; lastChangeId: number },
): SeedList {
  const { lastChangeId } = delta;
  if (delta.changed.length === 0 && delta.removedIds.length === 0) return { ...list, lastChangeId };
  const gone = new Set([...delta.removedIds, ...delta.changed.map(({ id }) => id)]);
  const kept = list.seeds.filter(({ id }) => !gone.has(id));
  return { ...list, seeds: inOrder([...kept, ...delta.changed]), lastChangeId };
}

function inOrder(seeds: StoredSeedPrompt[]): StoredSeedPrompt[] {
  return seeds.sort((a, b) => a.position - b.position || a.id - b.id);
}
