"use client";

import { Bookmark, Check, Pencil, Trash2, Users } from "lucide-react";
import { useState } from "react";
import { Menu, MenuItem, MenuLabel, MenuSeparator } from "@/components/ui/menu";
import { TextButton } from "@/components/ui/text-link";
import { tellDone, tellFailure } from "@/components/ui/toast";
import type { SavedView } from "@/lib/api/saved-views";
import type { TableColumns } from "@/lib/datasets/table-columns";
import { ViewDialog } from "./view-dialog";
import { useSavedViews, useViewActs } from "./view-queries";

/** The saved views of a dataset, and what can be done with the one in force. */
export function ViewsMenu({
  datasetId,
  list,
  columns,
  onView,
  suggestion,
}: {
  datasetId: number;
  /** Filters and order as they stand in the URL. */
  list: string;
  columns: TableColumns;
  onView: (view: SavedView) => void;
  /** A name for what is shown now. */
  suggestion: string;
}) {
  const { data } = useSavedViews(datasetId);
  const { save, remove } = useViewActs(datasetId);
  const [dialog, setDialog] = useState<null | "new" | SavedView>(null);
  const [openedId, setOpenedId] = useState<number | null>(null);
  const views = data?.views ?? [];
  const current = views.find(({ query }) => query === list);
  // Opened, then changed: that is what can be updated.
  const opened = views.find(({ id, isOwn }) => id === openedId && isOwn && id !== current?.id);
  const own = current?.isOwn ? current : opened;
  const change = (view: SavedView, body: Parameters<typeof save.mutate>[0], done: string) =>
    save.mutate(
      { ...body, id: view.id },
      {
        onSuccess: () => tellDone(done),
        onError: (error) => tellFailure("The view could not be saved.", error),
      },
    );
  return (
    <>
      <Menu
        trigger={
          <TextButton className="flex h-[30px] max-w-44 items-center gap-1.5 text-12 text-ink-2">
            <Bookmark aria-hidden className="size-3.5 shrink-0" />
            <span className="truncate">{current?.name ?? "Views"}</span>
          </TextButton>
        }
      >
        {views.length === 0 ? <MenuLabel>No view is saved yet</MenuLabel> : null}
        {views.map((view) => (
          <MenuItem
            key={view.id}
            icon={
              view.id === current?.id ? <Check /> : view.isShared ? <Users /> : <span className="size-3.5" />
            }
            onSelect={() => {
              setOpenedId(view.id);
              onView(view);
            }}
          >
            <span className="block max-w-72 truncate">{view.name}</span>
            {view.isOwn ? null : <span className="text-12 text-ink-3">by {view.owner}</span>}
          </MenuItem>
        ))}
        <MenuSeparator />
        <MenuItem icon={<Bookmark />} isDisabled={list === ""} onSelect={() => setDialog("new")}>
          Save view…
        </MenuItem>
        {opened === undefined ? null : (
          <MenuItem
            icon={<Check />}
            onSelect={() =>
              change(opened, { id: opened.id, query: list }, `“${opened.name}” is this view now.`)
            }
          >
            Update “{opened.name}”
          </MenuItem>
        )}
        {own === undefined ? null : (
          <>
            <MenuItem icon={<Pencil />} onSelect={() => setDialog(own)}>
              Rename or share…
            </MenuItem>
            <MenuItem icon={<Trash2 />} isDangerous onSelect={() => remove.mutate(own)}>
              Remove “{own.name}”
            </MenuItem>
          </>
        )}
      </Menu>
      {dialog === null ? null : (
        <ViewDialog
          datasetId={datasetId}
          view={dialog === "new" ? null : dialog}
          list={list}
          columns={columns}
          suggestion={suggestion}
          onClose={() => setDialog(null)}
          onSaved={(view) => setOpenedId(view.id)}
        />
      )}
    </>
  );
}
