import { itemSeed } from "@/lib/builds/seeds";
import { assignParts, type Divided } from "./assign-parts";

const DRAW = 3;

/**
 * The places of `count` records, rising; all where there are no more. `proportional`: each stratum as often as it is in
 * the whole. `equal`: all strata alike, as far as the small ones reach.
 */
export function drawSample(
  records: readonly Divided[],
  { count, seed, spread }: { count: number; seed: number; spread: "proportional" | "equal" },
): number[] {
  const places = records.map((_, place) => place);
  if (count >= records.length) return places;
  if (spread === "proportional") {
    const parts = assignParts(
      records.map((record, place) => ({ ...record, group: place })),
      [count, records.length - count],
      seed,
    );
    return places.filter((place) => parts[place] === 0);
  }
  const strata = new Map<string, number[]>();
  for (const place of places) {
    const { stratum } = records[place]!;
    const members = strata.get(stratum);
    if (members === undefined) strata.set(stratum, [place]);
    else members.push(place);
  }
  const rank = (place: number) => itemSeed(seed, records[place]!.key, DRAW);
  const bySize = [...strata].sort(([a, one], [b, other]) => one.length - other.length || (a < b ? -1 : 1));
  let left = count;
  return bySize
    .flatMap(([, members], at) => {
      const quota = Math.min(members.length, Math.floor(left / (bySize.length - at)));
      left -= quota;
      return members.sort((a, b) => rank(a) - rank(b)).slice(0, quota);
    })
    .sort((a, b) => a - b);
}
