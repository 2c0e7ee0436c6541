"use client";
import { keepPreviousData, useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { endpointKey, endpointQuery } from "@/components/shell/endpoint-query";
import { callEndpoint } from "@/lib/api/call-endpoint";
import { getScoreMatrix, listScoredRecords } from "@/lib/api/scores";
import type { ScoreListWish } from "@/lib/datasets/scores";

const POLL_MS = 3000;
const PAGE = 20;

/** Asked again while judgements still come in. */
export function useScoreMatrix(id: number) {
  return useQuery({
    ...endpointQuery(getScoreMatrix, { params: { id } }),
    refetchInterval: ({ state }) => (state.data?.isGrowing ? POLL_MS : false),
  });
}

/** A list of judged records, page after page. */
export function useScoredRecords(id: number, { list, quality, following }: ScoreListWish) {
  const params = { id };
  return useInfiniteQuery({
    queryKey: [...endpointKey(listScoredRecords, { params }), list, quality, following],
    initialPageParam: 0,
    queryFn: ({ pageParam, signal }) => {
      const query = new URLSearchParams({ list, from: String(pageParam), limit: String(PAGE) });
      if (quality !== null) query.set("quality", String(quality));
      if (following !== null) query.set("following", String(following));
      return callEndpoint(listScoredRecords, { params, query, signal });
    },
    getNextPageParam: (last, pages) => {
      const read = pages.reduce((sum, { records }) => sum + records.length, 0);
      return read < last.total ? read : null;
    },
    placeholderData: keepPreviousData,
  });
}
