import { createNoveltyIndex, type NoveltyMode } from "@/lib/novelty/novelty-index";
import type { Gate, Nearest, PoolEntry } from "./inventing-step";
import { KnownTexts } from "./known-texts";

/**
 * Up to so many texts the nearest to a new one is looked for too, which takes about a millisecond then and grows with
 * their number; the decision itself takes a tenth of one at any size.
 */
const MOST_COMPARED = 20_000;

/**
 * The gate of Self-Instruct: a piece whose instruction scores above the threshold against anything that was there
 * before is not new. Every piece that is turned away is told what it resembles, and so is one that passes, as long as
 * there are at most 20,000 texts.
 */
export function openNoveltyGate({
  threshold,
  mode,
  pool,
  earlier,
}: {
  threshold: number;
  mode: NoveltyMode;
  pool: readonly PoolEntry[];
  earlier: Iterable<{ recordId: number; instruction: string }>;
}): Gate {
  const index = createNoveltyIndex({ threshold, mode });
  const known = new KnownTexts();
  const takeIn = (text: string, from: Nearest["from"]) => {
    index.add(text);
    known.add(text, from);
  };
  for (const [place, { instruction }] of pool.entries()) takeIn(instruction, { kind: "pool", place });
  for (const { recordId, instruction } of earlier) takeIn(instruction, { kind: "record", id: recordId });

  return {
    admit: ({ instruction }, { item, part }) => {
      const found =
        known.count <= MOST_COMPARED ? index.closest(instruction) : index.check(instruction).nearest;
      const neighbour = found === null ? null : known.find(found.id);
      const nearest = found === null || neighbour === null ? null : { ...neighbour, score: found.score };
      if (nearest !== null && nearest.score > threshold) return { reason: "near_duplicate", nearest };
      takeIn(instruction, { kind: "accepted", item, part });
      return { reason: null, nearest };
    },
    restore: ({ instruction, item, part }) => takeIn(instruction, { kind: "accepted", item, part }),
  };
}
