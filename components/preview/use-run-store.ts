"use client";

import { useCallback, useState, useSyncExternalStore } from "react";
import type { ColumnRun } from "./column-run";
import { createRunStore, type RunStore } from "./run-store";

export function useRunStore(): RunStore {
  const [store] = useState(() => createRunStore((flush) => requestAnimationFrame(flush)));
  return store;
}

/**
 * What `read` makes of a column, read again when that column changes. It must give an equal value (by `Object.is`)
 * where nothing changed for its reader: a part of the run, or a word about it.
 */
export function useColumnRun<Read>(
  store: RunStore,
  key: number | null,
  read: (run: ColumnRun | null) => Read,
): Read {
  const subscribe = useCallback((listener: () => void) => store.subscribe(key, listener), [store, key]);
  return useSyncExternalStore(
    subscribe,
    () => read(store.shown(key)),
    () => read(null),
  );
}
