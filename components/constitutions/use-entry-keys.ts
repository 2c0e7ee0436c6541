"use client";
import { useState } from "react";
import { carryKeys, emptyKeyedList, type KeyedList } from "./carry-keys";

/** React keys for entries that have no name besides their place; see `carryKeys`. */
export function useEntryKeys(entries: readonly object[]): readonly number[] {
  const [keyed, setKeyed] = useState<KeyedList<object>>(() => carryKeys(emptyKeyedList, entries));
  if (keyed.entries === entries) return keyed.keys;
  const next = carryKeys(keyed, entries);
  setKeyed(next);
  return next.keys;
}
