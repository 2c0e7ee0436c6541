"use client";
import {
  closestCenter,
  DndContext,
  type DragEndEvent,
  type Modifier,
  PointerSensor,
  useSensor,
  useSensors,
} from "@dnd-kit/core";
import { SortableContext, useSortable, verticalListSortingStrategy } from "@dnd-kit/sortable";
import { CSS } from "@dnd-kit/utilities";
import type { ReactNode } from "react";

/** Pixels before a press becomes a drag, so that a click stays one. */
const DRAG_AFTER = 5;
const alongTheList: Modifier = ({ transform }) => ({ ...transform, x: 0 });

/** A list whose entries can be dragged up and down. The keyboard moves them by Alt ↑ ↓, which is the page's to know. */
export function SortableEntries({
  id,
  keys,
  onPlace,
  children,
}: {
  id: string;
  keys: readonly number[];
  /** The entry at `from` (from 0) was let go at the place of the one at `to`. */
  onPlace: (from: number, to: number) => void;
  children: ReactNode;
}) {
  const sensors = useSensors(useSensor(PointerSensor, { activationConstraint: { distance: DRAG_AFTER } }));
  function settle({ active, over }: DragEndEvent) {
    const [from, to] = [keys.indexOf(Number(active.id)), keys.indexOf(Number(over?.id))];
    if (from !== -1 && to !== -1 && from !== to) onPlace(from, to);
  }
  return (
    <DndContext
      id={id}
      sensors={sensors}
      collisionDetection={closestCenter}
      modifiers={[alongTheList]}
      onDragEnd={settle}
    >
      <SortableContext items={[...keys]} strategy={verticalListSortingStrategy}>
        {children}
      </SortableContext>
    </DndContext>
  );
}

/** What an entry of a sortable list spreads on its element, and what its handle (it may be the element) listens to. */
export function useSortableEntry(key: number) {
  const { setNodeRef, listeners, transform, transition, isDragging } = useSortable({ id: key });
  return {
    entry: {
      ref: setNodeRef,
      style: { transform: CSS.Translate.toString(transform), transition },
      "data-dragging": isDragging || undefined,
    },
    handle: listeners ?? {},
  };
}
