"use client";

import { useState } from "react";
import type { BulkWish } from "@/lib/datasets/bulk-action";
import { BulkDialog, type BulkDialogProps } from "./bulk-dialog";
import { TagListField } from "./tag-list-field";

/** Adds tags to records, and takes others away. */
export function TagDialog(props: BulkDialogProps) {
  const [add, setAdd] = useState<string[]>([]);
  const [remove, setRemove] = useState<string[]>([]);
  const both = add.find((tag) => remove.includes(tag));
  const missing =
    add.length + remove.length === 0
      ? "Name a tag to add or to remove."
      : both === undefined
        ? null
        : `“${both}” cannot be added and removed at once.`;
  const wish: BulkWish | null = missing === null ? { kind: "tag", add, remove } : null;
  return (
    <BulkDialog {...props} kind="tag" title="Tag records" wish={wish} missing={missing}>
      <TagListField label="Add" tags={add} onChange={setAdd} hint="Enter or a comma ends a tag." />
      <TagListField label="Remove" tags={remove} onChange={setRemove} />
      <p className="text-12 text-ink-2">
        Tags that a record has already stay in their place. Nothing else about the records changes.
      </p>
    </BulkDialog>
  );
}
