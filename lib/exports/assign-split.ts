import { itemSeed } from "@/lib/builds/seeds";
import { type SplitName, splitNames } from "./export-wish";

/** What is split, in columns of equal length; a number each, so that a million take a few megabytes. */
export type SplitInput = {
  /** What a record is known by for ever (its id): the order of the columns decides nothing. */
  keys: Int32Array;
  /** Records with the same number stay in one split (near-duplicates); null: each record for itself. */
  groups: Int32Array | null;
  /** What is to be spread evenly, as numbers given in an order of the values themselves; null: nothing. */
  strata: Int32Array | null;
};
export type SplitShares = Record<SplitName, number>;

/** Records that go together. `hash` orders units of one size without regard to what is in them. */
type Unit = { members: number[]; stratum: number; key: number; hash: number };

/**
 * The split of each record, as a place in `splitNames`, by the column's order.
 *
 * Every stratum is dealt by the same shares, large groups first, each unit to the split that is furthest below what
 * it is to have; what a stratum could not deal exactly is made up for by the next. So without groups every split
 * has its share of all records to within one, and with groups to within the largest of them. The same seed gives
 * the same split for ever, in whatever order the records come.
 */
export function assignSplit(input: SplitInput, shares: SplitShares, seed: number): Uint8Array {
  const split = new Uint8Array(input.keys.length);
  const takers = splitNames.flatMap((name, index) =>
    shares[name] > 0 ? [{ index, share: shares[name] }] : [],
  );
  const wanted = takers.map(() => 0);
  for (const units of byStratum(unitsOf(input, seed))) {
    const size = units.reduce((sum, { members }) => sum + members.length, 0);
    for (const [taker, { share }] of takers.entries()) wanted[taker]! += share * size;
    for (const { members } of units) {
      const taker = wanted.indexOf(Math.max(...wanted));
      wanted[taker]! -= members.length;
      for (const member of members) split[member] = takers[taker]!.index;
    }
  }
  return split;
}

function unitsOf({ keys, groups, strata }: SplitInput, seed: number): Unit[] {
  const membersOf = new Map<number, number[]>();
  const units: Unit[] = [];
  const unitOf = (members: number[]) => {
    const key = members.reduce((least, member) => Math.min(least, keys[member]!), Number.POSITIVE_INFINITY);
    units.push({ members, key, hash: itemSeed(seed, key, 0), stratum: mostFrequent(members, strata) });
  };
  for (let index = 0; index < keys.length; index += 1) {
    if (groups === null) {
      unitOf([index]);
      continue;
    }
    const members = membersOf.get(groups[index]!);
    if (members === undefined) membersOf.set(groups[index]!, [index]);
    else members.push(index);
  }
  for (const members of membersOf.values()) unitOf(members);
  return units;
}

/** Of several strata in a group the one of most of its members, of equally many the first. */
function mostFrequent(members: readonly number[], strata: Int32Array | null): number {
  if (strata === null) return 0;
  if (members.length === 1) return strata[members[0]!]!;
  const counts = new Map<number, number>();
  for (const member of members) counts.set(strata[member]!, (counts.get(strata[member]!) ?? 0) + 1);
  return [...counts].reduce((best, next) =>
    next[1] > best[1] || (next[1] === best[1] && next[0] < best[0]) ? next : best,
  )[0];
}

/** In a fixed order: strata by their numbers, in each the largest units first, those of one size by hash. */
function* byStratum(units: Unit[]): Generator<Unit[]> {
  units.sort(
    (a, b) =>
      a.stratum - b.stratum || b.members.length - a.members.length || a.hash - b.hash || a.key - b.key,
  );
  for (let from = 0; from < units.length; ) {
    let to = from;
    while (to < units.length && units[to]!.stratum === units[from]!.stratum) to += 1;
    yield units.slice(from, to);
    from = to;
  }
}
