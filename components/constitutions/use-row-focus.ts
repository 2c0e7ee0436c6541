"use client";
import { type FocusEvent, type KeyboardEvent, type RefObject, useState } from "react";

const CONTROL = "[data-control=open], [data-control=grip], [data-control=switch] button";

/** One Tab stop for a long list: the arrow keys go from row to row and stay in their column. */
export function useRowFocus(list: RefObject<HTMLElement | null>, count: number, open: number) {
  const [last, setLast] = useState(0);
  const rowOf = (element: Element | null): number | null => {
    const row = element?.closest<HTMLElement>("[data-row]")?.dataset.row;
    return row === undefined ? null : Number(row);
  };
  const controlIn = (row: number, kind: string) =>
    list.current?.querySelector<HTMLElement>(
      `[data-row="${row}"] [data-control="${kind}"]:is(button, textarea), [data-row="${row}"] [data-control="${kind}"] button`,
    );

  function onKeyDown(event: KeyboardEvent) {
    const { target, key } = event;
    if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey || event.defaultPrevented) return;
    if (!(target instanceof HTMLButtonElement) || !target.matches(CONTROL)) return;
    // A lifted principle takes the arrow keys itself.
    if (target.getAttribute("aria-pressed") === "true") return;
    const row = rowOf(target);
    if (row === null) return;
    const rows: Record<string, number> = { ArrowUp: row - 1, ArrowDown: row + 1, Home: 0, End: count - 1 };
    const next = rows[key];
    if (next === undefined) return;
    event.preventDefault();
    const kind = target.closest<HTMLElement>("[data-control]")?.dataset.control ?? "open";
    controlIn(next, kind)?.focus();
  }

  return {
    /** The row whose controls Tab reaches. */
    tabStop: Math.min(open === -1 ? last : open, Math.max(0, count - 1)),
    /** The row that has the focus; null where it is elsewhere. */
    focused: () => rowOf(list.current?.contains(document.activeElement) ? document.activeElement : null),
    /** Puts the focus on a row once it is on the page. */
    focus: (row: number) => {
      setLast(row);
      requestAnimationFrame(() => controlIn(row, "open")?.focus());
    },
    onKeyDown,
    onFocus: (event: FocusEvent) => {
      const row = rowOf(event.target);
      if (row !== null) setLast(row);
    },
  };
}
