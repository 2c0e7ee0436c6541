/** The topics that are chosen, and the one that the keyboard stands on; both by their place in the list. */
export type Selection = { cursor: number; chosen: ReadonlySet<number> };

export const NOTHING: Selection = { cursor: 0, chosen: new Set() };

/** Only this one; with `isMore` it joins the others or leaves them; with `isRange` all from the cursor to it join. */
export function choose(
  { cursor, chosen }: Selection,
  place: number,
  { isMore = false, isRange = false }: { isMore?: boolean; isRange?: boolean } = {},
): Selection {
  if (isRange) {
    const [from, to] = [Math.min(cursor, place), Math.max(cursor, place)];
    const range = Array.from({ length: to - from + 1 }, (_, at) => from + at);
    return { cursor: place, chosen: new Set([...chosen, ...range]) };
  }
  if (!isMore) return { cursor: place, chosen: new Set([place]) };
  const next = new Set(chosen);
  if (!next.delete(place)) next.add(place);
  return { cursor: place, chosen: next };
}

/** Where a key leads in a grid that is filled row by row; null for a key that leads nowhere. */
export function moveInGrid(
  key: string,
  from: number,
  { count, columns }: { count: number; columns: number },
): number | null {
  const steps: Record<string, number> = {
    ArrowLeft: -1,
    ArrowRight: 1,
    ArrowUp: -columns,
    ArrowDown: columns,
  };
  if (key === "Home") return 0;
  if (key === "End") return Math.max(0, count - 1);
  const step = steps[key];
  if (step === undefined) return null;
  const to = from + step;
  return to < 0 || to >= count ? from : to;
}
