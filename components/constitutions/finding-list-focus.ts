"use client";
import { type MouseEvent, useLayoutEffect, useRef } from "react";

/**
 * For a list whose items go when a button in them is pressed: the keyboard stays at that place of the list, on the
 * item that moved up to it, instead of being lost with the one that went.
 */
export function useFocusAmongItems() {
  const list = useRef<HTMLElement>(null);
  const pressed = useRef<number | null>(null);
  useLayoutEffect(() => {
    const index = pressed.current;
    pressed.current = null;
    if (index === null || list.current === null || document.activeElement !== document.body) return;
    const items = list.current.querySelectorAll("li");
    items[Math.min(index, items.length - 1)]?.querySelector("button")?.focus();
  });
  return {
    ref: list,
    onClickCapture: ({ currentTarget, target }: MouseEvent) => {
      const items = [...currentTarget.querySelectorAll("li")];
      const index = items.findIndex((item) => target instanceof Node && item.contains(target));
      pressed.current = index === -1 ? null : index;
    },
  };
}
