"use client";

import { useQueryClient } from "@tanstack/react-query";
import { type RefObject, useEffect, useLayoutEffect, useRef } from "react";
import type { RecordCount } from "@/lib/api/datasets";
import { type KeptPlace, keepPlace, readPlace } from "./kept-place";
import { loadedPage, loadedPages, type RecordList } from "./page-queries";
import { PAGE } from "./page-window";
import { HEAD, ROW } from "./row-height";
import type { RecordCursor } from "./use-record-cursor";
import type { ScrollWindow } from "./use-scroll-window";

/** Takes a list back to where it was left, and finds the row of the current record in it. */
export function useKeptPlace({
  of,
  box,
  view,
  cursor,
  total,
  matching,
}: {
  of: RecordList;
  box: RefObject<HTMLElement | null>;
  view: ScrollWindow;
  cursor: RecordCursor;
  total: number;
  matching: RecordCount | null;
}) {
  const client = useQueryClient();
  const key = `dataset-${of.datasetId}?${of.list}`;
  const wanted = useRef<{ key: string; place: KeptPlace } | null>(null);
  const { scrollTo, showRow, offset } = view;
  const { id, index, note } = cursor;

  // Another filter or order is another list: it starts where it was left, or at its top.
  useLayoutEffect(() => {
    const place = readPlace(key);
    wanted.current = { key, place };
    note(place.current);
  }, [key, note]);
  useLayoutEffect(() => {
    if (wanted.current === null || box.current === null) return;
    const { top } = wanted.current.place;
    const isThere = HEAD + total * ROW >= top + box.current.clientHeight;
    if (top > 0 && !isThere && matching === null) return;
    wanted.current = null;
    scrollTo(top);
  }, [box, total, matching, scrollTo]);
  const { first } = view.seen;
  // biome-ignore lint/correctness/useExhaustiveDependencies: kept whenever another row is the first that is seen.
  useEffect(() => {
    if (wanted.current === null)
      keepPlace(key, { top: offset(), current: id === null || index === null ? null : { id, index } });
  }, [key, first, id, index, offset]);

  useEffect(() => {
    if (id === null || index !== null) return;
    for (const page of loadedPages(client, of)) {
      const at = loadedPage(client, of, page)?.records.findIndex((record) => record.id === id) ?? -1;
      if (at === -1) continue;
      const row = page * PAGE + at;
      note({ id, index: row });
      if (wanted.current === null) showRow(row);
      return;
    }
  });
}
