import { rougeL } from "@/lib/novelty/rouge-l";
import { tokenizeUnicode } from "@/lib/novelty/unicode-tokens";
import type { Accepted, Gate, Nearest, PoolEntry } from "./inventing-step";
import { openNoveltyGate } from "./novelty-gate";

/**
 * The first question of each topic of a type is taken in (`second_question`), if it is novel against the hand-written
 * prompts, earlier datasets and all that was accepted (`near_duplicate`), in any script.
 */
export function openTopicQuestionGate(
  threshold: number,
  pool: readonly PoolEntry[],
  earlier: Iterable<{ recordId: number; instruction: string }>,
): Gate {
  const novelty = openNoveltyGate({ threshold, mode: "mended", pool, earlier });
  const first = new Map<string, Pick<Nearest, "from" | "text">>();
  const keyOf = ({ topic, questionType }: Pick<Accepted, "topic" | "questionType">) =>
    JSON.stringify([questionType, topic]);
  const note = (accepted: Accepted) => {
    const { instruction: text, item, part } = accepted;
    first.set(keyOf(accepted), { from: { kind: "accepted", item, part }, text });
  };
  return {
    admit: (piece, place) => {
      const before = first.get(keyOf(piece));
      if (before !== undefined) {
        const score = rougeL(tokenizeUnicode(before.text), tokenizeUnicode(piece.instruction));
        return { reason: "second_question", nearest: { ...before, score } };
      }
      const answer = novelty.admit(piece, place);
      if (answer.reason === null) note({ ...piece, ...place });
      return answer;
    },
    restore: (accepted) => {
      novelty.restore(accepted);
      note(accepted);
    },
  };
}
