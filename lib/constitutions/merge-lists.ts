import type { Side } from "./merge-fields";
import type { Pair } from "./pair-entries";

/** The places (from 0) of one entry in the three lists; null where it does not stand. */
export type Triple = { base: number | null; mine: number | null; theirs: number | null };

type PairLists<Entry> = (before: readonly Entry[], after: readonly Entry[]) => Pair[];

/** Which entries of three lists are the same one. What both have added is one only where `pairAdded` says so. */
export function alignThree<Entry>(
  { base, mine, theirs }: Record<"base" | Side, readonly Entry[]>,
  pair: PairLists<Entry>,
  pairAdded: PairLists<Entry>,
): Triple[] {
  const partners = (side: readonly Entry[]) =>
    new Map(
      pair(base, side).flatMap(({ before, after }) =>
        before === null || after === null ? [] : [[before, after]],
      ),
    );
  const [inMine, inTheirs] = [partners(mine), partners(theirs)];
  const added = (side: readonly Entry[], known: ReadonlyMap<number, number>) => {
    const old = new Set(known.values());
    return side.flatMap((entry, at) => (old.has(at) ? [] : [{ entry, at }]));
  };
  const [newInMine, newInTheirs] = [added(mine, inMine), added(theirs, inTheirs)];
  const entries = (list: readonly { entry: Entry }[]) => list.map(({ entry }) => entry);
  return [
    ...base.map((_, at) => ({ base: at, mine: inMine.get(at) ?? null, theirs: inTheirs.get(at) ?? null })),
    ...pairAdded(entries(newInMine), entries(newInTheirs)).map(({ before, after }) => ({
      base: null,
      mine: newInMine[before ?? -1]?.at ?? null,
      theirs: newInTheirs[after ?? -1]?.at ?? null,
    })),
  ];
}

/** Whether an entry is there after the merge; `ask` where one has removed what the other has changed. */
export function presenceOf(
  { base, mine, theirs }: Triple,
  hasChanged: (side: Side) => boolean,
): "both" | Side | "gone" | "ask" {
  if (mine !== null && theirs !== null) return "both";
  if (mine === null && theirs === null) return "gone";
  const left: Side = mine === null ? "theirs" : "mine";
  if (base === null) return left;
  return hasChanged(left) ? "ask" : "gone";
}

/** Whose order holds for what all three have; null where both have changed it in different ways. */
export function sideThatMoved(triples: readonly Triple[]): Side | "neither" | null {
  const common = triples.filter(
    ({ base, mine, theirs }) => base !== null && mine !== null && theirs !== null,
  );
  const order = (side: keyof Triple) =>
    common
      .toSorted((a, b) => (a[side] ?? 0) - (b[side] ?? 0))
      .map((triple) => common.indexOf(triple))
      .join();
  const [base, mine, theirs] = [order("base"), order("mine"), order("theirs")];
  if (mine === theirs) return "neither";
  if (theirs === base) return "mine";
  return mine === base ? "theirs" : null;
}

/** The entries in the order of one side; what only the other has stands where it stood there, after the same entry. */
export function inOrderOf<Entry extends { triple: Triple }>(entries: readonly Entry[], lead: Side): Entry[] {
  const other: Side = lead === "mine" ? "theirs" : "mine";
  const inSide = (side: Side) =>
    entries
      .filter(({ triple }) => triple[side] !== null)
      .toSorted((a, b) => (a.triple[side] ?? 0) - (b.triple[side] ?? 0));
  const ordered = inSide(lead);
  let previous: Entry | null = null;
  for (const entry of inSide(other)) {
    if (entry.triple[lead] === null)
      ordered.splice(previous === null ? 0 : ordered.indexOf(previous) + 1, 0, entry);
    previous = entry;
  }
  return ordered;
}
