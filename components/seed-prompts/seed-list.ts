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

/** A list with a page more. Rows that a change had put there already stay as they are. */
export function withPage(
  list: SeedList | null,
  page: { seedPrompts: readonly StoredSeedPrompt[]; next: string | null; lastChangeId: number },
): SeedList {
  const { seedPrompts, next } = page;
  if (list === null) return { seeds: seedPrompts, lastChangeId: page.lastChangeId, next };
  return { ...list, seeds: [...list.seeds, ...seedPrompts], next };
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
  const seeds = [...kept, ...delta.changed].sort((a, b) => a.position - b.position || a.id - b.id);
  return { ...list, seeds, lastChangeId };
}
