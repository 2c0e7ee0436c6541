"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { TextField } from "@/components/ui/field";
import { Checkbox } from "@/components/ui/toggle";
import type { SavedView } from "@/lib/api/saved-views";
import type { TableColumns } from "@/lib/datasets/table-columns";
import { useViewActs } from "./view-queries";

/** Names what is shown now, or gives a view another name; says who sees it and whether it brings its columns. */
export function ViewDialog({
  datasetId,
  view,
  list,
  columns,
  suggestion,
  onClose,
  onSaved,
}: {
  datasetId: number;
  /** Null for a new one. */
  view: SavedView | null;
  list: string;
  columns: TableColumns;
  suggestion: string;
  onClose: () => void;
  onSaved: (view: SavedView) => void;
}) {
  const { add, save } = useViewActs(datasetId);
  const [name, setName] = useState(view?.name ?? suggestion.slice(0, 100));
  const [isShared, setIsShared] = useState(view?.isShared ?? false);
  const [hasColumns, setHasColumns] = useState(view !== null && view.columns !== null);
  const error = add.error ?? save.error;
  const isPending = add.isPending || save.isPending;
  const submit = () => {
    if (name.trim() === "" || isPending) return;
    const own = view?.columns ?? columns;
    const body = { name, isShared, columns: hasColumns ? own : null };
    const onSuccess = (saved: SavedView) => {
      onSaved(saved);
      onClose();
    };
    if (view === null) add.mutate({ ...body, query: list }, { onSuccess });
    else save.mutate({ ...body, id: view.id }, { onSuccess });
  };
  return (
    <Dialog
      isOpen
      onOpenChange={(is) => !is && onClose()}
      width="sm"
      title={view === null ? "Save view" : "Saved view"}
      description="Filters and order under a name, for this dataset."
      footer={
        <>
          <Button variant="quiet" onClick={onClose}>
            Cancel
          </Button>
          <Button
            variant="primary"
            disabledReason={name.trim() === "" ? "It needs a name." : isPending ? "It is being saved." : null}
            onClick={submit}
          >
            Save
          </Button>
        </>
      }
    >
      <form
        className="flex flex-col gap-3"
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <TextField label="Name" value={name} onChange={setName} maxLength={100} error={error?.message} />
        <Checkbox
          label="Shared"
          hint="Everybody sees it; you alone can change it."
          isOn={isShared}
          onChange={setIsShared}
        />
        <Checkbox
          label="With its columns"
          hint="Else it opens with the columns of whoever opens it."
          isOn={hasColumns}
          onChange={setHasColumns}
        />
      </form>
    </Dialog>
  );
}
