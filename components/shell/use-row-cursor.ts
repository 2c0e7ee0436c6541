"use client";
import { useEffect, useRef, useState } from "react";
import { useShortcuts } from "./use-shortcuts";

/** `j` and `k` walk the rows of a list, Enter opens the one they stand on. Give each row `rowProps(index)`. */
export function useRowCursor(group: string, count: number, open: (index: number) => void) {
  const [index, setIndex] = useState(-1);
  const rows = useRef(new Map<number, HTMLElement>());
  const move = (by: number) => {
    if (count === 0) return;
    const next = Math.min(count - 1, Math.max(0, index === -1 ? 0 : index + by));
    setIndex(next);
    rows.current.get(next)?.scrollIntoView({ block: "nearest" });
  };
  useEffect(() => {
    if (index >= count) setIndex(count - 1);
  }, [index, count]);
  useShortcuts(group, [
    { keys: "j", label: "next row", isPinned: true, run: () => move(1) },
    { keys: "k", label: "previous row", isPinned: true, run: () => move(-1) },
    { keys: "Enter", label: "open", isPinned: true, run: () => index >= 0 && open(index) },
  ]);
  return {
    index,
    rowProps: (row: number) => ({
      isCurrent: row === index,
      ref: (element: HTMLElement | null) => {
        if (element === null) rows.current.delete(row);
        else rows.current.set(row, element);
      },
    }),
  };
}
