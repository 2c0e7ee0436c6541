"use client";

import { useState } from "react";
import { type BulkWish, bulkWishSchema } from "@/lib/datasets/bulk-action";
import { BulkDialog, type BulkDialogProps } from "./bulk-dialog";
import { noTags, readTags } from "./tag-list";
import { TagListField } from "./tag-list-field";

/** Adds tags to records, and takes others away. */
export function TagDialog(props: BulkDialogProps) {
  const [add, setAdd] = useState(noTags);
  const [remove, setRemove] = useState(noTags);
  const wish = wishOf(readTags(add), readTags(remove));
  return (
    <BulkDialog
      {...props}
      kind="tag"
      title="Tag records"
      wish={"missing" in wish ? null : wish}
      missing={"missing" in wish ? wish.missing : null}
    >
      <TagListField label="Add" draft={add} onChange={setAdd} hint="Enter or a comma ends a tag." />
      <TagListField label="Remove" draft={remove} onChange={setRemove} />
      <p className="text-12 text-ink-2">
        Tags that a record has already stay in their place. Nothing else about the records changes.
      </p>
    </BulkDialog>
  );
}

function wishOf(
  add: ReturnType<typeof readTags>,
  remove: ReturnType<typeof readTags>,
): BulkWish | { missing: string } {
  if ("error" in add) return { missing: add.error };
  if ("error" in remove) return { missing: remove.error };
  const parsed = bulkWishSchema.safeParse({ kind: "tag", add: add.tags, remove: remove.tags });
  return parsed.success ? parsed.data : { missing: parsed.error.issues[0]?.message ?? "Name a tag." };
}
