/** A key for each entry of a list whose entries have no name: what is shown under it stays with its entry. */
export type KeyedList<Entry> = { entries: readonly Entry[]; keys: readonly number[]; next: number };

export const emptyKeyedList: KeyedList<never> = { entries: [], keys: [], next: 0 };

/**
 * Keys for the list as it has become: entries that are the same objects keep theirs wherever they went, one that
 * was replaced in its place has that of the one before it, and new ones get new keys.
 */
export function carryKeys<Entry>(before: KeyedList<Entry>, entries: readonly Entry[]): KeyedList<Entry> {
  if (before.entries === entries) return before;
  const waiting = new Map<Entry, number[]>();
  before.entries.forEach((entry, at) => {
    const key = before.keys[at];
    if (key !== undefined) waiting.set(entry, [...(waiting.get(entry) ?? []), key]);
  });
  const kept = entries.map((entry) => waiting.get(entry)?.shift());
  const free = new Set([...waiting.values()].flat());
  let { next } = before;
  const keys = kept.map((key, at) => {
    if (key !== undefined) return key;
    const inPlace = before.keys[at];
    if (inPlace !== undefined && free.delete(inPlace)) return inPlace;
    next += 1;
    return next;
  });
  return { entries, keys, next };
}
