"use client";

import { useQuery } from "@tanstack/react-query";
import { endpointQuery } from "@/components/shell/endpoint-query";
import { getPreviewRun } from "@/lib/api/preview-runs";

const POLL_MS = 700;

/** A preview run as it is kept; asked again while the worker is at it. What did not change stays the very same. */
export function usePreviewRun(id: number | null) {
  return useQuery({
    ...endpointQuery(getPreviewRun, { params: { id: id ?? 0 } }),
    enabled: id !== null,
    refetchInterval: ({ state }) => (state.data?.status === "running" ? POLL_MS : false),
    staleTime: ({ state }) => (state.data === undefined || state.data.status === "running" ? 0 : 60_000),
  });
}
