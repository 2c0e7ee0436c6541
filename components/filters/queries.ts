import {
  keepPreviousData,
  useInfiniteQuery,
  useMutation,
  useQuery,
  useQueryClient,
} from "@tanstack/react-query";
import type { z } from "zod";
import { presetsQuery } from "@/components/generation/queries";
import { endpointKey, endpointQuery, refreshEndpoints } from "@/components/shell/endpoint-query";
import { getBuild } from "@/lib/api/builds";
import { callEndpoint } from "@/lib/api/call-endpoint";
import { listFilterPresets, publishFilterPreset, tryFilterPreset } from "@/lib/api/filter-presets";
import { listRefilterChanges, listRefilters, startRefilter, undoRefilter } from "@/lib/api/refilters";
import { isUnderWay } from "@/lib/builds/refilter";
import type { PresetRule } from "@/lib/filters/preset-rules";

export const usePresets = () => useQuery(presetsQuery);

export function usePublish() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: z.input<typeof publishFilterPreset.body>) =>
      callEndpoint(publishFilterPreset, { body }),
    onSuccess: () => refreshEndpoints(client, listFilterPresets),
  });
}

/** What rules would change about a sample of a build; the last answer stays while the next is on its way. */
export function useTrial(
  buildId: number | null,
  rules: readonly PresetRule[],
  isRandom: boolean,
  isValid: boolean,
) {
  return useQuery({
    queryKey: [tryFilterPreset.path, buildId, isRandom, JSON.stringify(rules)],
    queryFn: ({ signal }) =>
      callEndpoint(tryFilterPreset, { body: { rules: [...rules], buildId: buildId ?? 0, isRandom }, signal }),
    enabled: buildId !== null && isValid,
    placeholderData: keepPreviousData,
    staleTime: 30_000,
  });
}

export const useBuild = (id: number) => useQuery(endpointQuery(getBuild, { params: { id } }));

const POLL_MS = 700;

/** Asked again and again while one is under way. */
export function useRefilters(buildId: number) {
  return useQuery({
    ...endpointQuery(listRefilters, { params: { id: buildId } }),
    refetchInterval: ({ state }) =>
      state.data?.refilters.some(({ status }) => isUnderWay(status)) ? POLL_MS : false,
  });
}

export function useRefilterActs(buildId: number) {
  const client = useQueryClient();
  const onSuccess = () => refreshEndpoints(client, listRefilters, getBuild);
  return {
    start: useMutation({
      mutationFn: (preset: string) =>
        callEndpoint(startRefilter, { params: { id: buildId }, body: { preset } }),
      onSuccess,
    }),
    undo: useMutation({
      mutationFn: (id: number) => callEndpoint(undoRefilter, { params: { id } }),
      onSuccess,
    }),
  };
}

/** The records behind a cell of the matrix, page after page; null is kept. */
export function useRefilterChanges(id: number, move: { before: string | null; after: string | null } | null) {
  const query = { before: move?.before ?? undefined, after: move?.after ?? undefined };
  return useInfiniteQuery({
    queryKey: [...endpointKey(listRefilterChanges, { params: { id }, query }), "pages"],
    initialPageParam: 0,
    queryFn: ({ pageParam, signal }) =>
      callEndpoint(listRefilterChanges, {
        params: { id },
        query: pageParam === 0 ? query : { ...query, afterId: pageParam },
        signal,
      }),
    getNextPageParam: (last) => last.next,
    enabled: move !== null,
  });
}
