/** A kept run; `needle` is what was searched for, marked where it stands. */
export function historyRunHref(id: number, needle = ""): string {
  return `/preview/history/${id}${needle === "" ? "" : `?q=${encodeURIComponent(needle)}`}`;
}

/** Two runs side by side, the earlier one first whichever was chosen first. */
export function compareHref(one: number, other: number): string {
  return `/preview/history/compare?one=${Math.min(one, other)}&other=${Math.max(one, other)}`;
}
