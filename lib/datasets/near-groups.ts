import { createNoveltyIndex } from "@/lib/novelty/novelty-index";
import type { Dedup } from "./dedup";
import { type ComparedText, comparedText, exactKey } from "./merge-gate";

/** Takes texts one after the other; `groups` tells of each the place of the first text of its group. */
export type NearGroups = { take(text: ComparedText): void; groups(): Uint32Array };

/**
 * Groups of texts that are the same, or nearly: two of which one scores above the threshold against the other are of
 * one group, and so are two that a chain of such links. Every link is looked for, not only the nearest.
 */
export function openNearGroups(dedup: Dedup): NearGroups {
  const parents: number[] = [];
  const known = new Map<string, number>();
  const index = dedup.by === "novelty" ? createNoveltyIndex(dedup) : null;
  const compares = dedup.by === "novelty" ? dedup.compares : "prompt";
  /** Of a text of the index, its place in the list. */
  const places: number[] = [];

  const rootOf = (place: number): number => {
    let root = place;
    while (parents[root] !== root) root = parents[root]!;
    for (let at = place; parents[at] !== root; ) {
      const next = parents[at]!;
      parents[at] = root;
      at = next;
    }
    return root;
  };
  const join = (one: number, other: number) => {
    const [a, b] = [rootOf(one), rootOf(other)];
    if (a !== b) parents[Math.max(a, b)] = Math.min(a, b);
  };

  return {
    take(text) {
      const place = parents.push(parents.length) - 1;
      if (dedup.by === "none") return;
      const key = exactKey(text);
      const copy = known.get(key);
      if (copy !== undefined) return join(copy, place);
      known.set(key, place);
      if (index === null) return;
      const compared = comparedText(text, compares);
      for (const { id } of index.allAbove(compared)) join(places[id]!, place);
      index.add(compared);
      places.push(place);
    },
    groups: () => Uint32Array.from(parents, (_, place) => rootOf(place)),
  };
}
