"use client";
import { parseAsInteger, parseAsStringLiteral, useQueryStates } from "nuqs";
import { type CompareFilter, lengthChanges, outcomes } from "@/lib/datasets/compare-records";

/** Which rows are shown, and the one that is looked at, as they stand in the address. */
export function useCompareFilter() {
  const [{ row, ...filter }, setAddress] = useQueryStates({
    show: parseAsStringLiteral(outcomes),
    gained: parseAsInteger,
    lost: parseAsInteger,
    length: parseAsStringLiteral(lengthChanges),
    row: parseAsInteger,
  });
  return {
    filter: filter satisfies CompareFilter,
    row,
    /** A step that Back undoes; another list begins at its top. */
    setFilter: (next: CompareFilter) => setAddress({ ...next, row: null }, { history: "push" }),
    setRow: (next: number) => setAddress({ row: next }, { history: "replace" }),
  };
}
