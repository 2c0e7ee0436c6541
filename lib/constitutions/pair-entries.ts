import { diffArrays } from "diff";

/** An entry before and what it became; null where it was added or removed. */
export type Pair<Entry> = { before: Entry | null; after: Entry | null };

/**
 * Pairs the entries of two lists by the first of `keys` under which they are equal; the k-th of several equal
 * ones with the k-th. Pairs come in the order of the list after, then what was removed.
 */
export function pairByKeys<Entry>(
  before: readonly Entry[],
  after: readonly Entry[],
  keys: readonly ((entry: Entry) => string)[],
): Pair<Entry>[] {
  const partners = new Map<Entry, Entry>();
  const waiting = new Set(before);
  for (const key of keys) {
    const known = new Map<string, Entry[]>();
    for (const entry of waiting) known.set(key(entry), [...(known.get(key(entry)) ?? []), entry]);
    for (const entry of after) {
      const partner = partners.has(entry) ? undefined : known.get(key(entry))?.shift();
      if (partner === undefined) continue;
      partners.set(entry, partner);
      waiting.delete(partner);
    }
  }
  return [
    ...after.map((entry) => ({ before: partners.get(entry) ?? null, after: entry })),
    ...[...waiting].map((entry) => ({ before: entry, after: null })),
  ];
}

/**
 * Pairs the places (from 0) of two lists in their order: entries with an equal key, and between those one by one
 * as they stand. In the other direction it gives the same pairs the other way round.
 */
export function pairInOrder<Entry>(
  before: readonly Entry[],
  after: readonly Entry[],
  key: (entry: Entry) => string,
): Pair<number>[] {
  const [old, now] = [before.map(key), after.map(key)];
  // Of several shortest ways one is taken; going from the lesser list makes it the same in both directions.
  if (JSON.stringify(old) > JSON.stringify(now)) {
    return pairInOrder(after, before, key).map((pair) => ({ before: pair.after, after: pair.before }));
  }
  const pairs: Pair<number>[] = [];
  let [from, to] = [0, 0];
  let [removed, added] = [0, 0];
  const pairGap = () => {
    for (let at = 0; at < Math.max(removed, added); at += 1) {
      pairs.push({ before: at < removed ? from + at : null, after: at < added ? to + at : null });
    }
    [from, to, removed, added] = [from + removed, to + added, 0, 0];
  };
  for (const change of diffArrays(old, now)) {
    if (change.removed) removed += change.count;
    else if (change.added) added += change.count;
    else {
      pairGap();
      for (let at = 0; at < change.count; at += 1) pairs.push({ before: from + at, after: to + at });
      [from, to] = [from + change.count, to + change.count];
    }
  }
  pairGap();
  return pairs;
}
