/** Which rows are chosen, and the one from which a shift-click reaches. */
export type Selection = { ids: ReadonlySet<number>; anchor: number | null };

export const noSelection: Selection = { ids: new Set(), anchor: null };

/** Chooses a row or no longer; with `isRange` all rows from the anchor to it, as the anchor is. */
export function toggled(
  selection: Selection,
  shown: readonly { id: number }[],
  id: number,
  isRange: boolean,
): Selection {
  const ids = new Set(selection.ids);
  const [from, to] = [
    shown.findIndex((row) => row.id === selection.anchor),
    shown.findIndex((row) => row.id === id),
  ];
  if (isRange && from !== -1 && to !== -1 && selection.anchor !== null) {
    const isOn = selection.ids.has(selection.anchor);
    for (const row of shown.slice(Math.min(from, to), Math.max(from, to) + 1)) {
      if (isOn) ids.add(row.id);
      else ids.delete(row.id);
    }
    return { ids, anchor: selection.anchor };
  }
  if (!ids.delete(id)) ids.add(id);
  return { ids, anchor: id };
}

/** All rows that match, or, if they are chosen already, none of them. */
export function toggledAll(selection: Selection, shown: readonly { id: number }[]): Selection {
  const ids = new Set(selection.ids);
  const isAll = shown.every(({ id }) => ids.has(id));
  for (const { id } of shown) {
    if (isAll) ids.delete(id);
    else ids.add(id);
  }
  return { ids, anchor: null };
}

/** Without rows that are gone. */
export function withoutGone(selection: Selection, there: readonly { id: number }[]): Selection {
  if (selection.ids.size === 0) return selection;
  const known = new Set(there.map(({ id }) => id));
  const ids = new Set([...selection.ids].filter((id) => known.has(id)));
  return ids.size === selection.ids.size ? selection : { ...selection, ids };
}
