import { itemSeed } from "@/lib/builds/seeds";

/** `key`: what stays the same of a record for ever; `group`: what never comes apart; `stratum`: what is spread evenly. */
export type Divided = { key: number; group: number; stratum: string };

const DIVIDE = 2;

/**
 * Which part each record goes to, by its place in the list: in every stratum as near to the shares as whole groups
 * allow, and exact to one record where every group is one record. What comes of a record depends on the records and
 * the seed alone, not on the order they are given in. Shares are relative: 8, 1, 1 is 80 %, 10 %, 10 %.
 */
export function assignParts(
  records: readonly Divided[],
  shares: readonly number[],
  seed: number,
): Uint8Array {
  const groups = groupsOf(records, seed);
  const missing = targets(records, shares);
  const total = shares.reduce((sum, share) => sum + share, 0);
  const missingAll = shares.map((share) => (records.length * share) / total);
  const parts = new Uint8Array(records.length);
  for (const { places, strata } of groups) {
    let best = 0;
    let bestNeed = Number.NEGATIVE_INFINITY;
    for (let part = 0; part < shares.length; part += 1) {
      if (shares[part] === 0) continue;
      let need = 0;
      for (const [stratum, count] of strata) need += Math.min(missing.get(stratum)![part]!, count);
      // Of parts that need it alike the one that is emptiest on the whole, then the first.
      const emptiness = missingAll[part]! / Math.max(1, records.length);
      if (need + emptiness > bestNeed) {
        best = part;
        bestNeed = need + emptiness;
      }
    }
    for (const [stratum, count] of strata) missing.get(stratum)![best]! -= count;
    missingAll[best]! -= places.length;
    for (const place of places) parts[place] = best;
  }
  return parts;
}

type Group = { places: number[]; strata: Map<string, number>; rank: number; key: number };

/** The large ones first, while there is room for them; equal ones in an order that the seed decides. */
function groupsOf(records: readonly Divided[], seed: number): Group[] {
  const byName = new Map<number, Group>();
  records.forEach(({ key, group, stratum }, place) => {
    const found: Group = byName.get(group) ?? { places: [], strata: new Map(), rank: 0, key };
    byName.set(group, found);
    found.places.push(place);
    found.key = Math.min(found.key, key);
    found.strata.set(stratum, (found.strata.get(stratum) ?? 0) + 1);
  });
  const groups = [...byName.values()];
  for (const group of groups) group.rank = itemSeed(seed, group.key, DIVIDE);
  return groups.sort((a, b) => b.places.length - a.places.length || a.rank - b.rank || a.key - b.key);
}

/**
 * How many records of each stratum each part shall have: whole numbers that add up to the stratum. What rounding takes
 * from a part in one stratum it gets back in the next, so that the parts' totals are right, too.
 */
function targets(records: readonly Divided[], shares: readonly number[]): Map<string, number[]> {
  const sizes = new Map<string, number>();
  for (const { stratum } of records) sizes.set(stratum, (sizes.get(stratum) ?? 0) + 1);
  const total = shares.reduce((sum, share) => sum + share, 0);
  const owed = shares.map(() => 0);
  const names = [...sizes.keys()].sort();
  return new Map(
    names.map((name) => {
      const size = sizes.get(name)!;
      const wanted = shares.map((share, part) => (size * share) / total + owed[part]!);
      const got = wanted.map((want) => Math.max(0, Math.floor(want)));
      const order = shares
        .map((_, part) => part)
        .filter((part) => shares[part]! > 0)
        .sort((a, b) => wanted[b]! - got[b]! - (wanted[a]! - got[a]!) || a - b);
      let left = size - got.reduce((sum, count) => sum + count, 0);
      for (let at = 0; left > 0; at += 1, left -= 1) got[order[at % order.length]!]! += 1;
      for (let at = order.length - 1; left < 0; at = at === 0 ? order.length - 1 : at - 1) {
        const part = order[at]!;
        if (got[part]! === 0) continue;
        got[part]! -= 1;
        left += 1;
      }
      wanted.forEach((want, part) => {
        owed[part] = want - got[part]!;
      });
      return [name, got];
    }),
  );
}
