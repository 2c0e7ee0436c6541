import { createNoveltyIndex } from "@/lib/novelty/novelty-index";
import { rougeL } from "@/lib/novelty/rouge-l";
import { tokenizeUnicode } from "@/lib/novelty/unicode-tokens";
import type { Accepted, Gate, Nearest, PoolEntry } from "./inventing-step";

/**
 * The first question of each topic of a type is taken in (`second_question`), if it is novel against the hand-written
 * prompts, earlier datasets and all that was accepted (`not_novel`), in any script.
 */
export function openTopicQuestionGate(
  threshold: number,
  pool: readonly PoolEntry[],
  earlier: Iterable<{ recordId: number; instruction: string }>,
): Gate {
  const index = createNoveltyIndex({ threshold, mode: "unicode" });
  /** What the index knows, by its numbers. */
  const known: Pick<Nearest, "from" | "text">[] = [];
  const first = new Map<string, Pick<Nearest, "from" | "text">>();
  const note = (text: string, from: Nearest["from"]) => {
    index.add(text);
    const one = { text, from };
    known.push(one);
    return one;
  };
  const keyOf = ({ topic, questionType }: Pick<Accepted, "topic" | "questionType">) =>
    JSON.stringify([questionType, topic]);
  const takeIn = (accepted: Pick<Accepted, "instruction" | "topic" | "questionType" | "item" | "part">) => {
    const { instruction, item, part } = accepted;
    first.set(keyOf(accepted), note(instruction, { kind: "accepted", item, part }));
  };

  for (const [place, { instruction }] of pool.entries()) note(instruction, { kind: "pool", place });
  for (const { recordId, instruction } of earlier) note(instruction, { kind: "record", id: recordId });
  return {
    admit: (piece, place) => {
      const before = first.get(keyOf(piece));
      if (before !== undefined) {
        const score = rougeL(tokenizeUnicode(before.text), tokenizeUnicode(piece.instruction));
        return { reason: "second_question", nearest: { ...before, score } };
      }
      const { nearest } = index.check(piece.instruction);
      const neighbour = nearest === null ? undefined : known[nearest.id];
      if (nearest !== null && neighbour !== undefined)
        return { reason: "not_novel", nearest: { ...neighbour, score: nearest.score } };
      takeIn({ ...piece, ...place });
      return { reason: null, nearest: null };
    },
    restore: takeIn,
  };
}
