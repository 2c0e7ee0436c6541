"use client";
import { createContext, type ReactNode, useContext } from "react";
import { createPortal } from "react-dom";

export const StatusSlotContext = createContext<HTMLElement | null>(null);

/** What a page says in the status line, at its left, in place of what the studio does. */
export function StatusNote({ children }: { children: ReactNode }) {
  const slot = useContext(StatusSlotContext);
  return slot === null ? null : createPortal(children, slot);
}
