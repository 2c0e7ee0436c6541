"use client";

import { useQuery } from "@tanstack/react-query";
import { useId, useState } from "react";
import { Chip } from "@/components/ui/chip";
import { fieldBox } from "@/components/ui/field-frame";
import { tellFailure } from "@/components/ui/toast";
import { useAct } from "@/components/ui/use-act";
import { recordTagsSchema } from "@/lib/datasets/record-tags";
import { datasetTagsQuery, useRecordActs } from "./record-queries";
import type { RecordView } from "./record-view";

/** A record's tags: taken away with their ×, added by writing one; the dataset's others are suggested. */
export function RecordTags({
  record: { id, datasetId, tags },
  isFrozen,
}: {
  record: RecordView;
  isFrozen: boolean;
}) {
  const listId = useId();
  const { setTags } = useRecordActs(id);
  const { data } = useQuery(datasetTagsQuery(datasetId));
  const [text, setText] = useState("");
  const act = useAct(async () => {
    // Written with commas, as they stand in files, it is several.
    const added = text.split(",").filter((one) => one.trim() !== "");
    const all = recordTagsSchema.safeParse([...tags, ...added]);
    if (!all.success) throw new Error(all.error.issues[0]?.message ?? "That is no tag.");
    if (all.data.length > tags.length) await setTags(all.data);
    // What was written meanwhile is the next tag.
    setText((now) => (now === text ? "" : now));
  });
  const removeTag = (gone: string) =>
    setTags(tags.filter((tag) => tag !== gone)).catch((caught: unknown) =>
      tellFailure("The tag could not be removed.", caught),
    );
  const { error } = act;
  if (isFrozen) {
    return (
      <p className="text-12 text-ink-3">
        {tags.length === 0 ? "None; the dataset is a snapshot." : tags.join(", ")}
      </p>
    );
  }
  return (
    <div className="flex flex-col gap-2">
      {tags.length === 0 ? null : (
        <ul aria-label="Tags" className="flex flex-wrap gap-1.5">
          {tags.map((tag) => (
            <li key={tag} className="max-w-full">
              <Chip removeLabel={`Remove the tag ${tag}`} onRemove={() => void removeTag(tag)}>
                <span className="max-w-[26ch] truncate">{tag}</span>
              </Chip>
            </li>
          ))}
        </ul>
      )}
      <form
        onSubmit={(event) => {
          event.preventDefault();
          act.run();
        }}
      >
        <input
          type="text"
          aria-label="Add a tag"
          placeholder="Add a tag, Enter"
          autoComplete="off"
          list={listId}
          value={text}
          aria-invalid={error !== null || undefined}
          onChange={(event) => setText(event.target.value)}
          onKeyDown={(event) => {
            if (event.key !== "Escape") return;
            event.stopPropagation();
            if (text === "") event.currentTarget.blur();
            else setText("");
          }}
          className={`${fieldBox} h-[26px] px-2 text-12`}
        />
        <datalist id={listId}>
          {(data?.tags ?? [])
            .filter(({ tag }) => !tags.includes(tag))
            .map(({ tag }) => (
              <option key={tag} value={tag} />
            ))}
        </datalist>
      </form>
      {error === null ? null : (
        <p role="alert" className="text-12 text-bad">
          {error.message}
        </p>
      )}
    </div>
  );
}
