"use client";

import { useQueries, useQueryClient } from "@tanstack/react-query";
import { useCallback, useEffect, useMemo, useState } from "react";
import type { ListedRecord, RecordCount } from "@/lib/api/datasets";
import { dropFarPages, loadedPage, loadedPages, type RecordList, recordPageQuery } from "./page-queries";
import { PAGE, pageOf, rowsKnown } from "./page-window";

/** A jump waits this long for another one before it asks, or every page that a dragged thumb passes were asked for. */
const JUMP_SETTLE_MS = 70;

/** How many rows a list has, from its counts and from what of it is here. */
export function useRowCount(of: RecordList, matching: RecordCount | null): number {
  const client = useQueryClient();
  const ends = loadedPages(client, of).flatMap((page) => {
    const loaded = loadedPage(client, of, page);
    return loaded === undefined
      ? []
      : [{ page, length: loaded.records.length, hasNext: loaded.next !== null }];
  });
  return rowsKnown(matching, ends);
}

/** The rows of a list by place. `pages` are had and kept at hand; others go where they are too many. */
export function useListRows(of: RecordList, pages: readonly number[], total: number) {
  const client = useQueryClient();
  const wanted = useSettledPages(of, pages);
  const results = useQueries({ queries: wanted.map((page) => recordPageQuery(client, of, page)) });
  const [around = 0] = wanted;
  useEffect(() => dropFarPages(client, of, around), [client, of, around]);

  // What landed since the last page was read comes with the next count.
  const end = wanted.find((page) => {
    const loaded = loadedPage(client, of, page);
    return loaded !== undefined && loaded.next === null && page * PAGE + loaded.records.length < total;
  });
  useEffect(() => {
    if (end !== undefined && total > 0)
      void client.invalidateQueries({ queryKey: recordPageQuery(client, of, end).queryKey, exact: true });
  }, [client, of, end, total]);

  const rowAt = useCallback(
    (row: number): ListedRecord | null => loadedPage(client, of, pageOf(row))?.records[row % PAGE] ?? null,
    [client, of],
  );
  /** The same, fetched where it is not here; null where there is none. */
  const getRow = useCallback(
    async (row: number): Promise<ListedRecord | null> => {
      const { records } = await client.ensureQueryData(recordPageQuery(client, of, pageOf(row)));
      return records[row % PAGE] ?? null;
    },
    [client, of],
  );
  return {
    rowAt,
    getRow,
    isPending: results.some(({ isPending }) => isPending),
    error: results.find(({ error }) => error !== null)?.error ?? null,
    retry: () => {
      for (const { isError, refetch } of results) if (isError) void refetch();
    },
  };
}

/** `pages` at once where some of them are here or asked for already, else once they have stood still. */
function useSettledPages(of: RecordList, pages: readonly number[]): readonly number[] {
  const client = useQueryClient();
  const text = pages.join();
  const wanted = useMemo(() => text.split(",").filter(Boolean).map(Number), [text]);
  const [settled, setSettled] = useState({ of, pages: wanted });
  const isNear =
    settled.of !== of ||
    wanted.some((page) => settled.pages.includes(page) || loadedPage(client, of, page) !== undefined);
  useEffect(() => {
    const timer = setTimeout(() => setSettled({ of, pages: wanted }), isNear ? 0 : JUMP_SETTLE_MS);
    return () => clearTimeout(timer);
  }, [of, wanted, isNear]);
  return isNear ? wanted : settled.pages;
}
