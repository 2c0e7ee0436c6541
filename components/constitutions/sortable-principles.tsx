"use client";
import { closestCenter, DndContext, type DragEndEvent } from "@dnd-kit/core";
import { SortableContext, useSortable, verticalListSortingStrategy } from "@dnd-kit/sortable";
import { CSS } from "@dnd-kit/utilities";
import clsx from "clsx";
import type { ReactNode } from "react";
import { sortAnnouncements, useSortSensors } from "@/components/ui/drag-sorting";
import type { Principle } from "@/lib/constitutions/constitution";
import { PrincipleGrip } from "./principle-grip";

/** The principles as a list whose entries can be dragged by their grips, with a pointer or the keyboard. */
export function SortablePrinciples({
  principles,
  current,
  tabStop,
  onMove,
  render,
}: {
  principles: readonly Principle[];
  /** The open one, counted from 0; -1 for none. */
  current: number;
  /** The one that Tab goes to. */
  tabStop: number;
  onMove: (from: number, to: number) => void;
  render: (principle: Principle, index: number, grip: ReactNode) => ReactNode;
}) {
  const sensors = useSortSensors();
  const onDragEnd = ({ active, over }: DragEndEvent) => {
    if (over !== null && over.id !== active.id) onMove(placeOf(active.id), placeOf(over.id));
  };
  return (
    <DndContext
      id="principles"
      sensors={sensors}
      collisionDetection={closestCenter}
      onDragEnd={onDragEnd}
      accessibility={{
        announcements: sortAnnouncements({ nameOf: nameIn(principles), placeOf, count: principles.length }),
        screenReaderInstructions: {
          draggable:
            "Press Space to lift the principle, the arrow keys to move it, Space again to drop it, Escape to leave it where it was.",
        },
      }}
    >
      <SortableContext
        items={principles.map((_, index) => idOf(index))}
        strategy={verticalListSortingStrategy}
      >
        <ol aria-label="Principles">
          {principles.map((principle, index) => (
            <SortableEntry
              // biome-ignore lint/suspicious/noArrayIndexKey: numbers may repeat while they are being mended.
              key={index}
              index={index}
              principle={principle}
              isOpen={index === current}
              tabStop={tabStop}
              render={render}
            />
          ))}
        </ol>
      </SortableContext>
    </DndContext>
  );
}

function SortableEntry({
  index,
  principle,
  isOpen,
  tabStop,
  render,
}: {
  index: number;
  principle: Principle;
  isOpen: boolean;
  tabStop: number;
  render: (principle: Principle, index: number, grip: ReactNode) => ReactNode;
}) {
  const sortable = useSortable({ id: idOf(index) });
  const { setNodeRef, transform, transition, isDragging, isSorting } = sortable;
  return (
    <li
      ref={setNodeRef}
      data-row={index}
      style={{
        transform: CSS.Translate.toString(transform),
        // Once it is dropped the entries are where they belong, and nothing has to slide there.
        transition: isSorting ? transition : undefined,
      }}
      className={clsx(isDragging && "relative z-10 bg-surface shadow-pop")}
    >
      {render(
        principle,
        index,
        <PrincipleGrip
          number={principle.number}
          isShown={isOpen || isDragging}
          tabIndex={isOpen || index === tabStop ? 0 : -1}
          sortable={sortable}
        />,
      )}
    </li>
  );
}

// Entries are known by their places: names and numbers may repeat.
const idOf = (index: number) => `place ${index + 1}`;
const placeOf = (id: string | number) => Number(String(id).replace("place ", "")) - 1;

function nameIn(principles: readonly Principle[]) {
  return (id: string | number) => {
    const principle = principles[placeOf(id)];
    return principle === undefined ? "The principle" : `Principle ${principle.number} (${principle.name})`;
  };
}
