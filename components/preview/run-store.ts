import type { ColumnRun } from "./column-run";

/**
 * What each column has brought, outside React: only the column that got text is rendered again, and only once a
 * frame. Columns go by a key of their own, so that moving one does not lose what it brought.
 */
export type RunStore = {
  /** What is shown of a column now; null before its first run. */
  shown: (key: number | null) => ColumnRun | null;
  /** What is known of a column, shown or not yet. */
  latest: (key: number) => ColumnRun | null;
  put: (key: number, run: ColumnRun) => void;
  /** Tells `listener` of every change of a column; of all where `key` is null. */
  subscribe: (key: number | null, listener: () => void) => () => void;
};

export function createRunStore(onNextFrame: (flush: () => void) => void): RunStore {
  const latest = new Map<number, ColumnRun>();
  const shown = new Map<number, ColumnRun>();
  const changed = new Set<number>();
  const listeners = new Map<number | null, Set<() => void>>();
  let isFrameAsked = false;

  const tell = (key: number | null) => {
    for (const listener of listeners.get(key) ?? []) listener();
  };
  const flush = () => {
    isFrameAsked = false;
    const keys = [...changed];
    changed.clear();
    for (const key of keys) {
      const run = latest.get(key);
      if (run !== undefined) shown.set(key, run);
    }
    for (const key of keys) tell(key);
    tell(null);
  };

  return {
    shown: (key) => (key === null ? null : (shown.get(key) ?? null)),
    latest: (key) => latest.get(key) ?? null,
    put: (key, run) => {
      latest.set(key, run);
      changed.add(key);
      if (isFrameAsked) return;
      isFrameAsked = true;
      onNextFrame(flush);
    },
    subscribe: (key, listener) => {
      const known = listeners.get(key) ?? new Set();
      listeners.set(key, known.add(listener));
      return () => void known.delete(listener);
    },
  };
}
