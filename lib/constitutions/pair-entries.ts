/** The places (from 0) of an entry before and after; null where it was added or removed. */
export type Pair = { before: number | null; after: number | null };

/**
 * Pairs the entries of two lists by the first of `keys` under which they are equal; the k-th of several equal
 * ones with the k-th. Pairs come in the order of the list after, then what was removed.
 */
export function pairByKeys<Entry>(
  before: readonly Entry[],
  after: readonly Entry[],
  keys: readonly ((entry: Entry) => string)[],
): Pair[] {
  const partners = new Map<number, number>();
  const waiting = new Set(before.keys());
  for (const key of keys) {
    const known = new Map<string, number[]>();
    for (const at of waiting) {
      const name = key(before[at] as Entry);
      known.set(name, [...(known.get(name) ?? []), at]);
    }
    after.forEach((entry, at) => {
      const partner = partners.has(at) ? undefined : known.get(key(entry))?.shift();
      if (partner === undefined) return;
      partners.set(at, partner);
      waiting.delete(partner);
    });
  }
  return withPartners(before, after, partners);
}

/**
 * Pairs the entries of two lists that have most texts in common, wherever they stand; of equally alike ones those
 * that stand closest. What has nothing in common is still a pair where it stands in the same place and neither
 * has another partner. A list is paired with itself entry by entry, and in the other direction the pairs are the
 * same the other way round.
 */
export function pairAlike<Entry>(
  before: readonly Entry[],
  after: readonly Entry[],
  texts: (entry: Entry) => readonly string[],
): Pair[] {
  const [old, now] = [before.map(texts), after.map(texts)];
  const candidates = old.flatMap((one, from) =>
    now.map((other, to) => ({ from, to, likeness: likeness(one, other), distance: Math.abs(from - to) })),
  );
  candidates.sort(
    (a, b) => b.likeness - a.likeness || a.distance - b.distance || a.from + a.to - b.from - b.to,
  );
  const partners = new Map<number, number>();
  const taken = new Set<number>();
  for (const { from, to, likeness, distance } of candidates) {
    if (taken.has(from) || partners.has(to)) continue;
    if (likeness === 0 && distance > 0) continue;
    partners.set(to, from);
    taken.add(from);
  }
  return withPartners(before, after, partners);
}

// That nothing is written in either says little, and only where nothing else does.
const TEXT = 1000;
const EMPTINESS = 1;

/** How much two entries have in common; all of it where they are equal, which no other can exceed. */
function likeness(one: readonly string[], other: readonly string[]): number {
  if (one.length === other.length && one.every((text, at) => text === other[at]))
    return Number.MAX_SAFE_INTEGER;
  const left = [...other];
  return one.reduce((sum, text) => {
    const at = left.indexOf(text);
    if (at === -1) return sum;
    left.splice(at, 1);
    return sum + (text === "" ? EMPTINESS : TEXT);
  }, 0);
}

function withPartners(
  before: readonly unknown[],
  after: readonly unknown[],
  partners: ReadonlyMap<number, number>,
): Pair[] {
  const kept = new Set(partners.values());
  return [
    ...after.map((_, at) => ({ before: partners.get(at) ?? null, after: at })),
    ...before.flatMap((_, at) => (kept.has(at) ? [] : [{ before: at, after: null }])),
  ];
}
