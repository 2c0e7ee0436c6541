import { readConversation, type Turn } from "../conversation";
import type { RecordFormat } from "../record-format";
import { type Fields, isFields, shareOf, textOf } from "../row-values";

const SPEAKERS: Record<string, Turn["speaker"]> = {
  user: "user",
  human: "user",
  assistant: "assistant",
  model: "assistant",
  system: "system",
  developer: "system",
};

/** The turns of a row, wherever trainers write them: `messages`, or `prompt` with `completion`, or `conversations`. */
function messagesOf({ messages, prompt, completion, conversations }: Fields): unknown[] | null {
  if (Array.isArray(messages)) return messages;
  if (Array.isArray(prompt)) return Array.isArray(completion) ? [...prompt, ...completion] : prompt;
  return Array.isArray(conversations) ? conversations : null;
}

/** `messages` with `role` and `content`, as trainers and chat servers write them. */
export const chat: RecordFormat = {
  title: "Chat messages",
  holds: "replies",
  likeness(rows) {
    const share = shareOf(rows, (row) => {
      const [first] = messagesOf(row) ?? [];
      return isFields(first) && "role" in first;
    });
    return share === 0 ? null : { score: 0.95 * share, why: "its rows have messages with role and content" };
  },
  openReader:
    ({ turns: choice }) =>
    (row) => {
      const messages = isFields(row) ? messagesOf(row) : null;
      if (!isFields(row) || messages === null) return { problem: "“messages” is missing or no list." };
      const turns: Turn[] = [];
      for (const [at, message] of messages.entries()) {
        const role = isFields(message) ? textOf(message.role) : null;
        const text = isFields(message) ? contentOf(message.content) : null;
        if (!isFields(message) || role === null || text === null)
          return { problem: `Message ${at + 1} has no role, or no content that is text.` };
        const speaker = SPEAKERS[role.toLowerCase()];
        if (speaker === undefined)
          return { problem: `Message ${at + 1} has the role “${role}”, not system, user or assistant.` };
        const thoughts = textOf(message.reasoning_content) ?? textOf(message.thinking) ?? undefined;
        turns.push({ speaker, text, thoughts });
      }
      return readConversation(turns, choice, { id: textOf(row.id) });
    },
};

/** A text, or its parts where all of them are texts. */
function contentOf(content: unknown): string | null {
  if (!Array.isArray(content)) return textOf(content);
  const parts = content.map((part) => (isFields(part) && part.type === "text" ? textOf(part.text) : null));
  return parts.some((part) => part === null) ? null : parts.join("");
}
