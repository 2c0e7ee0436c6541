"use client";
import { useLayoutEffect, useRef } from "react";
import type { Principle } from "@/lib/constitutions/constitution";

/** Numbers change, by a move as by its undoing; the open principle stays the one that it was, by its name. */
export function useFollowOpen(
  principles: readonly Principle[],
  open: number | null,
  onOpen: (number: number) => void,
) {
  const last = useRef<{ open: number; name: string } | null>(null);
  useLayoutEffect(() => {
    const now = principles.find((principle) => principle.number === open);
    const { current: before } = last;
    if (before !== null && before.open === open && now?.name !== before.name) {
      const moved = principles.find((principle) => principle.name === before.name);
      if (moved !== undefined) {
        last.current = { open: moved.number, name: moved.name };
        onOpen(moved.number);
        return;
      }
    }
    last.current = now === undefined ? null : { open: now.number, name: now.name };
  }, [principles, open, onOpen]);
}
