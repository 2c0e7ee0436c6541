"use client";

import { useState } from "react";
import { Chip } from "@/components/ui/chip";
import { TextField } from "@/components/ui/field";
import { recordTagSchema } from "@/lib/datasets/record-tags";

/** A list of tags: Enter or a comma takes what is written, Backspace in the empty field the last one away. */
export function TagListField({
  label,
  tags,
  onChange,
  hint,
}: {
  label: string;
  tags: readonly string[];
  onChange: (tags: string[]) => void;
  hint?: string;
}) {
  const [text, setText] = useState("");
  const [error, setError] = useState<string | null>(null);
  const take = (written: string) => {
    if (written.trim() === "") return;
    const parsed = recordTagSchema.safeParse(written);
    if (!parsed.success) return setError(parsed.error.issues[0]?.message ?? "This is no tag.");
    setText("");
    if (!tags.includes(parsed.data)) onChange([...tags, parsed.data]);
  };
  return (
    <div className="space-y-2">
      <TextField
        label={label}
        value={text}
        hint={hint}
        error={error ?? undefined}
        onChange={(next) => {
          setError(null);
          if (next.endsWith(",")) take(next.slice(0, -1));
          else setText(next);
        }}
        onBlur={() => take(text)}
        onKeyDown={(event) => {
          if (event.key === "Enter" && text.trim() !== "") {
            event.preventDefault();
            take(text);
          }
          if (event.key === "Backspace" && text === "") onChange(tags.slice(0, -1));
        }}
      />
      {tags.length === 0 ? null : (
        <ul aria-label={`${label}: chosen`} className="flex flex-wrap gap-1.5">
          {tags.map((tag) => (
            <li key={tag}>
              <Chip
                removeLabel={`Remove the tag ${tag}`}
                onRemove={() => onChange(tags.filter((one) => one !== tag))}
              >
                {tag}
              </Chip>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
