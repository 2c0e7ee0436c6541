"use client";

import { useState } from "react";
import { TextField } from "@/components/ui/field";
import { BulkDialog, type BulkDialogProps } from "./bulk-dialog";

/** Drops records by hand. */
export function ExcludeDialog(props: BulkDialogProps) {
  const [note, setNote] = useState("");
  return (
    <BulkDialog
      {...props}
      kind="exclude"
      title="Exclude records"
      wish={{ kind: "exclude", note: note.trim() }}
    >
      <TextField
        label="Why"
        value={note}
        onChange={setNote}
        maxLength={500}
        hint="Stands with each record."
      />
      <p className="text-12 text-ink-2">
        Kept records become dropped, for the reason “excluded by hand”. Those that are dropped already keep
        the reason that they have.
      </p>
    </BulkDialog>
  );
}

/** Keeps records that a filter or a person had dropped. */
export function RestoreDialog(props: BulkDialogProps) {
  return (
    <BulkDialog {...props} kind="restore" title="Restore records" wish={{ kind: "restore" }}>
      <p className="text-12 text-ink-2">
        Dropped records become kept, whatever had dropped them. What the filters found stays with them and can
        be read, and their output is the text as far as the filters came. A re-filter judges them again.
      </p>
    </BulkDialog>
  );
}

/** Marks records for somebody to look at. */
export function ReviewDialog(props: BulkDialogProps) {
  return (
    <BulkDialog {...props} kind="review" title="Send to review" wish={{ kind: "review" }}>
      <p className="text-12 text-ink-2">
        They get the tag “to-review”, and nothing else happens: who reviews them filters by that tag.
      </p>
    </BulkDialog>
  );
}
