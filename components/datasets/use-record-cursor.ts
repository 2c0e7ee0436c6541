"use client";

import { parseAsInteger, useQueryState } from "nuqs";
import { useCallback, useRef, useState } from "react";
import type { ListedRecord } from "@/lib/api/datasets";
import type { KeptPlace } from "./kept-place";

type Rows = {
  total: number;
  rowAt: (row: number) => ListedRecord | null;
  getRow: (row: number) => Promise<ListedRecord | null>;
};

/** The current record, in the URL, and its row in the list where that is known. */
export function useRecordCursor() {
  const [id, setId] = useQueryState("record", parseAsInteger.withOptions({ history: "replace" }));
  const [known, setKnown] = useState<KeptPlace["current"]>(null);
  const settling = useRef<Promise<unknown>>(Promise.resolve());
  const put = useCallback(
    (next: { id: number; index: number | null } | null) => {
      setKnown(next === null || next.index === null ? null : { id: next.id, index: next.index });
      settling.current = setId(next?.id ?? null);
    },
    [setId],
  );
  return {
    id,
    index: known !== null && known.id === id ? known.index : null,
    put,
    note: setKnown,
    /** When the address has taken in the current record; a navigation begun before that would be undone. */
    settled: () => settling.current,
  };
}
export type RecordCursor = ReturnType<typeof useRecordCursor>;

/** Walks the cursor over the rows, also over those that are not here yet. `show` brings a row in sight. */
export function useCursorMoves(
  cursor: RecordCursor,
  { total, rowAt, getRow }: Rows,
  show: (row: number) => void,
) {
  const target = useRef<number | null>(null);
  const goTo = (row: number) => {
    const held = Math.min(total - 1, Math.max(0, row));
    if (held < 0) return;
    target.current = held;
    show(held);
    const here = rowAt(held);
    if (here !== null) {
      target.current = null;
      cursor.put({ id: here.id, index: held });
      return;
    }
    void getRow(held).then((record) => {
      // A later press has gone on from here.
      if (target.current !== held) return;
      target.current = null;
      if (record !== null) cursor.put({ id: record.id, index: held });
    });
  };
  const move = (by: number, start: number) =>
    goTo(target.current !== null ? target.current + by : cursor.index === null ? start : cursor.index + by);
  return { goTo, move };
}
