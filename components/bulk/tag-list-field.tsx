"use client";

import { Chip } from "@/components/ui/chip";
import { TextField } from "@/components/ui/field";
import { readTags, type TagDraft, typeTags } from "./tag-list";

/** A list of tags: Enter or a comma ends what is written, Backspace in the empty field takes the last one away. */
export function TagListField({
  label,
  draft,
  onChange,
  hint,
}: {
  label: string;
  draft: TagDraft;
  onChange: (draft: TagDraft) => void;
  hint?: string;
}) {
  const { tags, text } = draft;
  const read = readTags(draft);
  return (
    <div className="space-y-2">
      <TextField
        label={label}
        value={text}
        hint={hint}
        error={"error" in read ? read.error : undefined}
        onChange={(next) => onChange(typeTags(draft, next))}
        onKeyDown={(event) => {
          if (event.key === "Enter" && text.trim() !== "" && "tags" in read) {
            event.preventDefault();
            onChange({ tags: read.tags, text: "" });
          }
          if (event.key === "Backspace" && text === "") onChange({ tags: tags.slice(0, -1), text: "" });
        }}
      />
      <ul aria-label={`${label}: chosen`} className="flex min-h-6 flex-wrap gap-1.5">
        {tags.map((tag) => (
          <li key={tag}>
            <Chip
              removeLabel={`Remove the tag ${tag}`}
              onRemove={() => onChange({ ...draft, tags: tags.filter((one) => one !== tag) })}
            >
              {tag}
            </Chip>
          </li>
        ))}
      </ul>
    </div>
  );
}
