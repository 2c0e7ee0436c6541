import { readConversation, type Turn } from "../conversation";
import type { RecordFormat } from "../record-format";
import { isFields, shareOf, textOf } from "../row-values";

const SPEAKERS: Record<string, Turn["speaker"]> = {
  human: "user",
  user: "user",
  gpt: "assistant",
  chatgpt: "assistant",
  assistant: "assistant",
  bing: "assistant",
  bard: "assistant",
  model: "assistant",
  system: "system",
};

/** `conversations` of turns with `from` and `value`. */
export const sharegpt: RecordFormat = {
  title: "ShareGPT",
  holds: "replies",
  likeness(rows) {
    const share = shareOf(rows, ({ conversations }) => {
      const [first] = Array.isArray(conversations) ? conversations : [];
      return isFields(first) && "from" in first;
    });
    return share === 0
      ? null
      : { score: 0.95 * share, why: "its rows have conversations with from and value" };
  },
  openReader:
    ({ turns: choice }) =>
    (row) => {
      if (!isFields(row) || !Array.isArray(row.conversations))
        return { problem: "“conversations” is missing or no list." };
      const turns: Turn[] = [];
      for (const [at, turn] of row.conversations.entries()) {
        const from = isFields(turn) ? textOf(turn.from) : null;
        const text = isFields(turn)
          ? (textOf(turn.value) ?? textOf(turn.markdown) ?? textOf(turn.text))
          : null;
        if (from === null || text === null)
          return { problem: `conversations[${at}] has no from or no value.` };
        const speaker = SPEAKERS[from.toLowerCase()];
        if (speaker === undefined)
          return { problem: `conversations[${at}] is from “${from}”, not from human, gpt or system.` };
        turns.push({ speaker, text });
      }
      return readConversation(turns, choice, { id: textOf(row.id) });
    },
};
