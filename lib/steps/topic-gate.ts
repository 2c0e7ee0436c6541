import type { Accepted, Gate, Nearest, PoolEntry } from "./inventing-step";
import { topicKey } from "./topic-key";
import { capOf, type TopicSettings } from "./topic-settings";

type Known = Pick<Nearest, "from" | "text">;

/**
 * A topic is new where its type has none with the same key (`repeated_topic`), and is taken in while its type is
 * below its cap (`over_cap`). Earlier datasets tell no type here: what they hold is known to every type.
 */
export function openTopicGate(
  settings: TopicSettings,
  pool: readonly PoolEntry[],
  earlier: Iterable<{ recordId: number; instruction: string }>,
): Gate {
  const everywhere = new Map<string, Known>();
  const byType = new Map<string, { known: Map<string, Known>; found: number }>();
  const typeOf = (name: string) => {
    const type = byType.get(name) ?? { known: new Map<string, Known>(), found: 0 };
    byType.set(name, type);
    return type;
  };
  const note = (known: Map<string, Known>, text: string, from: Known["from"]) => {
    const key = topicKey(text);
    if (key !== "" && !known.has(key)) known.set(key, { text, from });
  };
  const takeIn = ({
    topic,
    questionType,
    item,
    part,
  }: Pick<Accepted, "topic" | "questionType" | "item" | "part">) => {
    const type = typeOf(questionType ?? "");
    note(type.known, topic ?? "", { kind: "accepted", item, part });
    type.found += 1;
  };

  for (const { recordId, instruction } of earlier)
    note(everywhere, instruction, { kind: "record", id: recordId });
  for (const [place, { topic, questionType }] of pool.entries()) {
    if (topic !== null && questionType !== null)
      note(typeOf(questionType).known, topic, { kind: "pool", place });
  }
  return {
    admit: (piece, place) => {
      const questionType = piece.questionType ?? "";
      const { known, found } = typeOf(questionType);
      const key = topicKey(piece.topic ?? "");
      const repeated = known.get(key) ?? everywhere.get(key);
      if (repeated !== undefined) return { reason: "repeated_topic", nearest: { ...repeated, score: 1 } };
      if (found >= capOf(settings, questionType)) return { reason: "over_cap", nearest: null };
      takeIn({ ...piece, ...place });
      return { reason: null, nearest: null };
    },
    restore: takeIn,
  };
}
