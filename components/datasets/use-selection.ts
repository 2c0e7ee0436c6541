"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import { tellDone } from "@/components/ui/toast";
import type { ListedRecord } from "@/lib/api/datasets";
import {
  allMatching,
  isSelected,
  MOST_PICKED,
  nothingPicked,
  type Picked,
  withSelected,
} from "./selection-moves";

/** What is selected of the records under `filters`; other filters are another selection. */
export function useSelection(filters: string, getRow: (row: number) => Promise<ListedRecord | null>) {
  const [picked, setPicked] = useState<Picked>(nothingPicked);
  /** The row that was selected last, from which a range goes. */
  const anchor = useRef<number | null>(null);
  const latest = useRef({ picked, getRow });
  latest.current = { picked, getRow };

  // biome-ignore lint/correctness/useExhaustiveDependencies: only other filters begin anew.
  useEffect(() => {
    setPicked(nothingPicked);
    anchor.current = null;
  }, [filters]);

  const put = useCallback((ids: readonly number[], isOn: boolean) => {
    const { picked: now } = latest.current;
    const next = withSelected(now, ids, isOn);
    if (next === now && ids.length > 0)
      tellDone(`At most ${MOST_PICKED.toLocaleString("en-US")} records can be named one by one.`, {
        description: "Filter for them, then select all that match.",
      });
    latest.current.picked = next;
    setPicked(next);
  }, []);
  const select = useCallback(
    async (record: ListedRecord, row: number, isRange: boolean) => {
      const from = anchor.current;
      anchor.current = row;
      if (!isRange || from === null || from === row) {
        put([record.id], !isSelected(latest.current.picked, record.id));
        return;
      }
      const [first, last] = [
        Math.min(from, row),
        Math.min(Math.max(from, row), Math.min(from, row) + MOST_PICKED),
      ];
      const records: (ListedRecord | null)[] = [];
      for (let at = first; at <= last; at += 1) records.push(await latest.current.getRow(at));
      put(
        records.flatMap((one) => (one === null ? [] : [one.id])),
        true,
      );
    },
    [put],
  );
  return {
    picked,
    select,
    selectAll: () => setPicked(allMatching),
    clear: () => {
      anchor.current = null;
      setPicked(nothingPicked);
    },
  };
}
