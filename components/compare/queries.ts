"use client";
import { keepPreviousData, useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { endpointKey, endpointQuery } from "@/components/shell/endpoint-query";
import { listBuilds } from "@/lib/api/builds";
import { callEndpoint } from "@/lib/api/call-endpoint";
import { getComparedSides, getCompareSummary, getDrift, listComparedRows } from "@/lib/api/compare";
import { getRecord, listDatasets } from "@/lib/api/datasets";
import type { CompareFilter, MatchKind } from "@/lib/datasets/compare-records";
import { type ComparedSide, formatSide } from "@/lib/datasets/compared-side";

const PAGE = 100;

/** The two sides in an address; the other values are left out where there are none. */
export type Pair = { left: ComparedSide; right: ComparedSide };

function asQuery({ left, right }: Pair, more: Record<string, string | number | null | undefined> = {}) {
  const query = new URLSearchParams({ left: formatSide(left), right: formatSide(right) });
  for (const [name, value] of Object.entries(more)) if (value != null) query.set(name, String(value));
  return query;
}

const nobody: Pair = { left: { kind: "dataset", id: 1 }, right: { kind: "dataset", id: 1 } };

/** Nothing is asked while a side is missing. */
export const useComparedSides = (pair: Pair | null) =>
  useQuery({
    ...endpointQuery(getComparedSides, { query: asQuery(pair ?? nobody) }),
    enabled: pair !== null,
  });

export const useCompareSummary = (pair: Pair | null, by: MatchKind | null) =>
  useQuery({
    ...endpointQuery(getCompareSummary, { query: asQuery(pair ?? nobody, { by }) }),
    enabled: pair !== null && by !== null,
    staleTime: 30_000,
  });

export const useDrift = (pair: Pair | null, filters: string) =>
  useQuery({
    ...endpointQuery(getDrift, {
      query: asQuery(pair ?? nobody, Object.fromEntries(new URLSearchParams(filters))),
    }),
    enabled: pair !== null,
    placeholderData: keepPreviousData,
    staleTime: 10_000,
  });

type RowCursor = { after: number } | { before: number };

/** Rows page after page; `from` is the place before the first one, so that a list can begin where it was left. */
export function useComparedRows(
  pair: Pair | null,
  by: MatchKind | null,
  { from, ...filter }: CompareFilter & { from: number },
) {
  const query = useInfiniteQuery({
    queryKey: [...endpointKey(listComparedRows, { query: asQuery(pair ?? nobody, { by, ...filter }) }), from],
    initialPageParam: { after: from } as RowCursor,
    queryFn: ({ pageParam, signal }) =>
      callEndpoint(listComparedRows, {
        query: asQuery(pair ?? nobody, { by, ...filter, ...pageParam, limit: PAGE }),
        signal,
      }),
    getNextPageParam: ({ next }): RowCursor | undefined => (next === null ? undefined : { after: next }),
    getPreviousPageParam: ({ previous }): RowCursor | undefined =>
      previous === null ? undefined : { before: previous },
    enabled: pair !== null && by !== null,
    staleTime: 60_000,
    refetchOnWindowFocus: false,
  });
  const pages = query.data?.pages;
  const rows = useMemo(() => pages?.flatMap((page) => page.rows) ?? [], [pages]);
  return { ...query, rows };
}

export const useRecord = (id: number | null) =>
  useQuery({
    ...endpointQuery(getRecord, { params: { id: id ?? 0 } }),
    enabled: id !== null,
    staleTime: 60_000,
  });

/** Everything that can stand at a side. */
export function useSideChoices(isOpen: boolean) {
  const datasets = useQuery({ ...endpointQuery(listDatasets), enabled: isOpen });
  const builds = useQuery({ ...endpointQuery(listBuilds), enabled: isOpen });
  return { datasets, builds };
}
