"use client";
import { useEffect, useLayoutEffect, useRef, useSyncExternalStore } from "react";
import {
  addLayer,
  currentLayers,
  type Shortcut,
  type ShortcutLayer,
  subscribeToLayers,
} from "./shortcut-registry";

const noLayers: readonly ShortcutLayer[] = [];

/**
 * Keys that work while the component is on the page; they appear in the cheatsheet under `group`. Ignored while
 * a person types, while a dialog or menu is open, and, for bare keys, while the keyboard stands on a button.
 */
export function useShortcuts(group: string, shortcuts: readonly Shortcut[]) {
  const latest = useRef(shortcuts);
  useLayoutEffect(() => {
    latest.current = shortcuts;
  });
  // The keys and their words decide whether a layer is new; the functions may change with every render.
  const signature = JSON.stringify(shortcuts.map(({ run: _, ...words }) => words));
  useEffect(() => {
    const words = JSON.parse(signature) as Omit<Shortcut, "run">[];
    return addLayer({
      group,
      shortcuts: words.map((shortcut, index) => ({
        ...shortcut,
        run: (event) => latest.current[index]?.run(event),
      })),
    });
  }, [group, signature]);
}

/** Every layer in force now, the page's first. */
export function useShortcutLayers(): readonly ShortcutLayer[] {
  return useSyncExternalStore(subscribeToLayers, currentLayers, () => noLayers);
}
