import { type Announcements, KeyboardSensor, PointerSensor, useSensor, useSensors } from "@dnd-kit/core";
import { sortableKeyboardCoordinates } from "@dnd-kit/sortable";

/** Entries are dragged with a pointer, after a few pixels so that a click stays one, or with the keyboard. */
export function useSortSensors() {
  return useSensors(
    useSensor(PointerSensor, { activationConstraint: { distance: 4 } }),
    useSensor(KeyboardSensor, { coordinateGetter: sortableKeyboardCoordinates }),
  );
}

type Id = string | number;

/** What a screen reader is told while one of `count` entries is dragged; places are counted from 0. */
export function sortAnnouncements({
  nameOf,
  placeOf,
  count,
}: {
  nameOf: (id: Id) => string;
  placeOf: (id: Id) => number;
  count: number;
}): Announcements {
  const place = (id: Id) => `place ${placeOf(id) + 1} of ${count}`;
  return {
    onDragStart: ({ active }) => `${nameOf(active.id)} is lifted from ${place(active.id)}.`,
    onDragOver: ({ active, over }) =>
      over === null
        ? `${nameOf(active.id)} is over no place.`
        : `${nameOf(active.id)} is over ${place(over.id)}.`,
    onDragEnd: ({ active, over }) =>
      over === null || over.id === active.id
        ? `${nameOf(active.id)} stays where it was.`
        : `${nameOf(active.id)} is dropped at ${place(over.id)}.`,
    onDragCancel: ({ active }) => `${nameOf(active.id)} stays where it was.`,
  };
}
