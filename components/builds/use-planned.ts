"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { useDebounced } from "@/components/shell/use-debounced";
import { planBuild } from "@/lib/api/build-plans";
import { callEndpoint } from "@/lib/api/call-endpoint";
import type { BuildWish } from "./build-wish";

const PLAN_AFTER_MS = 300;

/** What the wish comes to, asked for once it stands still; the last answer stays until the next is there. */
export function usePlanned(wish: BuildWish | null, probeId: number | null) {
  const key = useMemo(() => (wish === null ? null : JSON.stringify(wish)), [wish]);
  const settled = useDebounced(key, PLAN_AFTER_MS);
  const query = useQuery({
    queryKey: [planBuild.path, settled, probeId],
    queryFn: ({ signal }) =>
      callEndpoint(planBuild, {
        body: { ...(JSON.parse(settled ?? "{}") as BuildWish), ...(probeId === null ? {} : { probeId }) },
        signal,
      }),
    enabled: settled !== null,
    placeholderData: keepPreviousData,
    staleTime: 30_000,
    retry: false,
  });
  return {
    data: key === null ? undefined : query.data,
    error: key === null ? null : query.error,
    isFresh: key === settled && !query.isPlaceholderData && query.data !== undefined,
  };
}
