import { moveEntry } from "./column-draft";

/** Names that columns keep while they are moved about; the next one is always a new one. */
export type ColumnKeys = { keys: readonly number[]; next: number };

export const noKeys: ColumnKeys = { keys: [], next: 1 };

/** As many keys as there are columns: what is missing is new at the end, what is too much goes from there. */
export function fitKeys({ keys, next }: ColumnKeys, count: number): ColumnKeys {
  if (keys.length >= count) return { keys: keys.slice(0, count), next };
  const added = Array.from({ length: count - keys.length }, (_, index) => next + index);
  return { keys: [...keys, ...added], next: next + added.length };
}

export function removeKey({ keys, next }: ColumnKeys, index: number): ColumnKeys {
  return { keys: keys.filter((_, at) => at !== index), next };
}

export function moveKey({ keys, next }: ColumnKeys, index: number, by: number): ColumnKeys {
  return { keys: moveEntry(keys, index, by), next };
}
