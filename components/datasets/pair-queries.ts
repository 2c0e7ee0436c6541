"use client";
import { keepPreviousData, useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { endpointKey, endpointQuery } from "@/components/shell/endpoint-query";
import { callEndpoint } from "@/lib/api/call-endpoint";
import {
  listPairMatches,
  listPairs,
  measurePairs,
  type PairFilter,
  type RecordPair,
} from "@/lib/api/record-pairs";

const PAGE = 60;

export const usePairMatches = (id: number) => useQuery(endpointQuery(listPairMatches, { params: { id } }));

/** Nothing is asked while it is not known beside which dataset. */
export function usePairLengths(id: number, withId: number | null, filter: PairFilter) {
  return useQuery({
    ...endpointQuery(measurePairs, { params: { id }, query: { with: withId ?? 0, filter } }),
    enabled: withId !== null,
    placeholderData: keepPreviousData,
  });
}

export function usePairs(id: number, withId: number | null, filter: PairFilter) {
  const params = { id };
  const query = useInfiniteQuery({
    queryKey: endpointKey(listPairs, { params, query: { with: withId ?? 0, filter } }),
    initialPageParam: 0,
    queryFn: ({ pageParam: after, signal }) =>
      callEndpoint(listPairs, { params, query: { with: withId ?? 0, filter, after, limit: PAGE }, signal }),
    getNextPageParam: ({ next }) => next ?? undefined,
    enabled: withId !== null,
  });
  const pages = query.data?.pages;
  const pairs: RecordPair[] = useMemo(() => pages?.flatMap((page) => page.pairs) ?? [], [pages]);
  return { ...query, pairs };
}
