import { keepPreviousData, queryOptions, useQuery } from "@tanstack/react-query";
import { endpointKey, endpointQuery } from "@/components/shell/endpoint-query";
import { callEndpoint } from "@/lib/api/call-endpoint";
import { getDataset, getDatasetFacets, getRecord } from "@/lib/api/datasets";
import { buildStatusSchema, isOver } from "@/lib/builds/build-status";

const POLL_MS = 3000;

/** Asked again while one of its builds still writes into it. */
export function useDataset(id: number) {
  const query = useQuery({
    ...endpointQuery(getDataset, { params: { id } }),
    refetchInterval: ({ state }) =>
      state.data !== undefined && isGrowing(state.data.builds) ? POLL_MS : false,
  });
  return { ...query, isGrowing: query.data !== undefined && isGrowing(query.data.builds) };
}

function isGrowing(builds: readonly { status: string }[]): boolean {
  return builds.some(({ status }) => {
    const known = buildStatusSchema.safeParse(status);
    return known.success && !isOver(known.data);
  });
}

/** The counts under the filters, and how long the studio took to count, in milliseconds. */
export function facetsQuery(id: number, filters: string) {
  const options = { params: { id }, query: new URLSearchParams(filters) };
  return queryOptions({
    queryKey: [...endpointKey(getDatasetFacets, options), "timed"],
    queryFn: async ({ signal }) => {
      const begun = performance.now();
      const facets = await callEndpoint(getDatasetFacets, { ...options, signal });
      return { ...facets, tookMs: performance.now() - begun };
    },
  });
}

export function useFacets(id: number, filters: string, isLive: boolean) {
  return useQuery({
    ...facetsQuery(id, filters),
    placeholderData: keepPreviousData,
    refetchInterval: isLive ? POLL_MS : false,
  });
}

export function recordQuery(id: number, filters: string) {
  return endpointQuery(getRecord, { params: { id }, query: new URLSearchParams(filters) });
}
