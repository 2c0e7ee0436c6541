import type { ReadOutcome } from "./read-prompt";
import { TextSet } from "./text-set";

export type TreeRow<Place> = { place: Place; outcome: ReadOutcome };

/**
 * Reads message trees: a root is a prompt once somebody has replied to it. Roots come in the order of their first
 * replies; held are the texts of those without one, and 64 bits of each message that was replied to.
 */
export function openTreeReader<Place>(): {
  /** What a row decides: about itself, and maybe about an earlier root. Total. */
  take: (value: unknown, place: Place) => TreeRow<Place>[];
  /** The roots that nobody replied to. */
  end: () => TreeRow<Place>[];
} {
  const waiting = new Map<string, { text: string; place: Place }>();
  const repliedTo = new TextSet();
  const prompt = (instruction: string): ReadOutcome => ({
    prompt: { instruction, input: "", category: null, part: null },
  });
  const reason = (name: string): ReadOutcome => ({ reason: name });
  return {
    take(value, place) {
      const only = (outcome: ReadOutcome) => [{ place, outcome }];
      const message = value as Record<string, unknown> | null;
      if (typeof message !== "object" || message === null) return only(reason("malformed"));
      if ("prompt" in message && message.prompt != null) return only(readWholeTree(message.prompt));
      const { message_id: id, parent_id: parent, text } = message;
      if (typeof id !== "string" || typeof text !== "string") return only(reason("malformed"));
      if (typeof parent === "string" && parent !== "") {
        const root = waiting.get(parent);
        waiting.delete(parent);
        repliedTo.add(parent);
        const reply = only(reason("not_root"));
        return root === undefined ? reply : [{ place: root.place, outcome: prompt(root.text) }, ...reply];
      }
      if (repliedTo.has(id)) return only(prompt(text));
      waiting.set(id, { text, place });
      return [];
    },
    end: () => [...waiting.values()].map(({ place }) => ({ place, outcome: reason("no_reply") })),
  };
}

/** A tree that stands in one row. */
function readWholeTree(root: unknown): ReadOutcome {
  const { text, replies } = root as { text?: unknown; replies?: unknown };
  if (typeof text !== "string") return { reason: "malformed" };
  const hasReply = Array.isArray(replies) && replies.length > 0;
  if (!hasReply) return { reason: "no_reply" };
  return { prompt: { instruction: text, input: "", category: null, part: null } };
}
