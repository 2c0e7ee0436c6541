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

/**
 * The split of each record, as a place in `splitNames`, by the columns' order.
 *
 * Every stratum is dealt by the same shares, large groups first, each group to the split that is furthest below what
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
  const units = unitsOf(input, seed);
  const { order, from, size, stratum } = units;
  for (const [first, last] of runs(units.dealt, (unit) => stratum[unit]!)) {
    const dealt = units.dealt.subarray(first, last);
    const total = dealt.reduce((sum, unit) => sum + size[unit]!, 0);
    for (const [taker, { share }] of takers.entries()) wanted[taker]! += share * total;
    for (const unit of dealt) {
      const taker = mostWanting(wanted);
      wanted[taker]! -= size[unit]!;
      for (let place = from[unit]!; place < from[unit]! + size[unit]!; place += 1)
        split[order[place]!] = takers[taker]!.index;
    }
  }
  return split;
}

function mostWanting(wanted: readonly number[]): number {
  let most = 0;
  for (let taker = 1; taker < wanted.length; taker += 1) if (wanted[taker]! > wanted[most]!) most = taker;
  return most;
}

/** Records that go together, one number a unit: its records are `size` places of `order`, beginning with `from`. */
type Units = {
  order: Uint32Array;
  from: Uint32Array;
  size: Uint32Array;
  stratum: Int32Array;
  /** In the order in which they are dealt: by stratum, the largest first, those of one size drawn by the seed. */
  dealt: Uint32Array;
};

function unitsOf({ keys, groups, strata }: SplitInput, seed: number): Units {
  const groupOf = (index: number) => groups?.[index] ?? 0;
  const order = places(keys.length).sort((a, b) => groupOf(a) - groupOf(b) || keys[a]! - keys[b]!);
  const isOpen = (index: number, before: number) => groups !== null && groupOf(index) === groupOf(before);
  const starts = order.filter((index, place) => place === 0 || !isOpen(index, order[place - 1]!)).length;
  const from = new Uint32Array(starts);
  const size = new Uint32Array(starts);
  for (let place = 0, unit = -1; place < order.length; place += 1) {
    if (place === 0 || !isOpen(order[place]!, order[place - 1]!)) {
      unit += 1;
      from[unit] = place;
    }
    size[unit]! += 1;
  }
  const key = from.map((place) => keys[order[place]!]!);
  const hash = key.map((least) => itemSeed(seed, least, 0));
  const stratum = Int32Array.from(from, (place, unit) =>
    strata === null ? 0 : mostFrequent(order.subarray(place, place + size[unit]!), strata),
  );
  const dealt = places(starts).sort(
    (a, b) => stratum[a]! - stratum[b]! || size[b]! - size[a]! || hash[a]! - hash[b]! || key[a]! - key[b]!,
  );
  return { order, from, size, stratum, dealt };
}

function places(count: number): Uint32Array {
  const all = new Uint32Array(count);
  for (let place = 0; place < count; place += 1) all[place] = place;
  return all;
}

/** Of several strata in a group the one of most of its records, of equally many the first. */
function mostFrequent(members: Uint32Array, strata: Int32Array): number {
  if (members.length === 1) return strata[members[0]!]!;
  const counts = new Map<number, number>();
  for (const member of members) counts.set(strata[member]!, (counts.get(strata[member]!) ?? 0) + 1);
  return [...counts].reduce((best, next) =>
    next[1] > best[1] || (next[1] === best[1] && next[0] < best[0]) ? next : best,
  )[0];
}

/** Where what is equal by `of` begins and ends. */
function* runs(items: Uint32Array, of: (item: number) => number): Generator<[number, number]> {
  for (let first = 0, last = 0; first < items.length; first = last) {
    while (last < items.length && of(items[last]!) === of(items[first]!)) last += 1;
    yield [first, last];
  }
}
