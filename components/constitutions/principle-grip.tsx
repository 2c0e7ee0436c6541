"use client";
import type { useSortable } from "@dnd-kit/sortable";
import clsx from "clsx";
import { GripVertical } from "lucide-react";

type Sortable = ReturnType<typeof useSortable>;

/** Where a principle is held to be dragged; Space lifts it for the arrow keys. */
export function PrincipleGrip({
  number,
  isShown,
  tabIndex,
  sortable: { attributes, listeners, setActivatorNodeRef },
}: {
  number: number;
  /** Else it is shown while a pointer or the keyboard is on the row. */
  isShown: boolean;
  tabIndex: number;
  sortable: Sortable;
}) {
  return (
    <button
      type="button"
      ref={setActivatorNodeRef}
      {...attributes}
      {...listeners}
      data-control="grip"
      tabIndex={tabIndex}
      aria-label={`Drag principle ${number}`}
      className={clsx(
        "grid size-4 shrink-0 cursor-grab touch-none place-items-center rounded-chip text-ink-3 group-hover:opacity-100 focus-visible:opacity-100 [&_svg]:size-3",
        !isShown && "opacity-0",
      )}
    >
      <GripVertical />
    </button>
  );
}
