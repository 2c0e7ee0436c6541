"use client";

import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { endpointKey } from "@/components/shell/endpoint-query";
import { callEndpoint } from "@/lib/api/call-endpoint";
import { listPreviewRuns, type PreviewRunSummary } from "@/lib/api/preview-runs";

const PAGE = 50;
const POLL_MS = 3000;

export type HistoryFilter = { q: string; kind: PreviewRunSummary["kind"] | null };

/** Every kept run that fits, newest first, page after page. While one of the first runs, its figures move. */
export function useHistory({ q, kind }: HistoryFilter) {
  const filter = { q, ...(kind === null ? {} : { kind }) };
  const query = useInfiniteQuery({
    queryKey: [...endpointKey(listPreviewRuns, { query: filter }), "pages"],
    initialPageParam: null as number | null,
    queryFn: ({ pageParam, signal }) =>
      callEndpoint(listPreviewRuns, {
        query: { ...filter, limit: PAGE, ...(pageParam === null ? {} : { before: pageParam }) },
        signal,
      }),
    getNextPageParam: (last) => last.nextBefore,
    placeholderData: keepPreviousData,
    // Further pages are old; asking for all of them again would only be slow.
    refetchInterval: ({ state }) =>
      state.data?.pages.length === 1 && state.data.pages[0]?.runs.some((run) => run.status === "running")
        ? POLL_MS
        : false,
  });
  const pages = query.data?.pages;
  const runs = useMemo(() => pages?.flatMap((page) => page.runs) ?? [], [pages]);
  return { ...query, runs };
}
