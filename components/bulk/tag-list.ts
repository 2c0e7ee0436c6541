import { recordTagSchema } from "@/lib/datasets/record-tags";

/** Tags as they are being written: those that are finished, and the letters of the next one. */
export type TagDraft = { tags: readonly string[]; text: string };

export const noTags: TagDraft = { tags: [], text: "" };

/** All of them, the one being written too; or what is wrong with that one. */
export function readTags({ tags, text }: TagDraft): { tags: string[] } | { error: string } {
  if (text.trim() === "") return { tags: [...tags] };
  const parsed = recordTagSchema.safeParse(text);
  if (!parsed.success) return { error: parsed.error.issues[0]?.message ?? "This is no tag." };
  return { tags: [...new Set([...tags, parsed.data])] };
}

/** What was typed or pasted: each comma ends a tag. One that is none stays to be mended. */
export function typeTags({ tags }: TagDraft, text: string): TagDraft {
  const parts = text.split(",");
  const last = parts.pop() ?? "";
  let draft: TagDraft = { tags, text: "" };
  for (const part of parts) {
    const read = readTags({ ...draft, text: part });
    if ("error" in read) return { ...draft, text };
    draft = { tags: read.tags, text: "" };
  }
  return { ...draft, text: last.trimStart() };
}
