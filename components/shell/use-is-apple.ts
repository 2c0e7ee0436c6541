"use client";
import { useSyncExternalStore } from "react";

const subscribe = () => () => {};

/** Whether the person's keyboard has ⌘; false until the page is in the browser. */
export function useIsApple(): boolean {
  return useSyncExternalStore(
    subscribe,
    () => /Mac|iPhone|iPad/.test(navigator.platform),
    () => false,
  );
}
