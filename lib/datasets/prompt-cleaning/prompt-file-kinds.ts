import type { PromptFileKind } from "../clean-wish";

type Kind = {
  title: string;
  /** What is read of a row; other columns of a Parquet file are not touched. */
  columns: readonly string[];
  /** Whether a row with these fields looks like one. Tried in the order of the table. */
  isLike: (has: (field: string) => boolean) => boolean;
};

/** Every kind of file that prompts come from. */
export const promptFileKinds: Record<PromptFileKind, Kind> = {
  sharegpt: {
    title: "Conversations (ShareGPT)",
    columns: ["id", "conversations", "messages", "text"],
    isLike: (has) => has("conversations") || has("messages"),
  },
  oasst: {
    title: "Message trees (OASST)",
    columns: ["message_id", "parent_id", "text", "prompt"],
    isLike: (has) => has("message_id") || has("message_tree_id"),
  },
  openorca: {
    title: "OpenOrca",
    columns: ["id", "question"],
    isLike: (has) => has("id") && has("question"),
  },
  dolly: {
    title: "Dolly",
    columns: ["instruction", "context", "category"],
    isLike: (has) => has("instruction") && has("category"),
  },
  jsonl: {
    title: "Instructions",
    columns: ["instruction", "input", "prompt", "question", "text"],
    isLike: (has) => has("instruction") || has("prompt") || has("question") || has("text"),
  },
};

/** What rows with these fields are; null where nothing of the kind is known. */
export function detectPromptFileKind(fields: readonly string[]): PromptFileKind | null {
  const has = (field: string) => fields.includes(field);
  const found = Object.entries(promptFileKinds).find(([, { isLike }]) => isLike(has));
  return (found?.[0] as PromptFileKind | undefined) ?? null;
}
