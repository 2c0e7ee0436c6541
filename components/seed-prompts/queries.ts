"use client";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { endpointQuery, refreshEndpoints } from "@/components/shell/endpoint-query";
import { callEndpoint } from "@/lib/api/call-endpoint";
import { getHome } from "@/lib/api/home";
import {
  addSeedPrompt,
  type BulkAction,
  changeSeedPrompts,
  chooseSeedSet,
  findNearestSeedPrompt,
  listSeedChanges,
  listSeedPrompts,
  listSeedSets,
  removeSeedPrompt,
  saveSeedPrompt,
  undoSeedChange,
} from "@/lib/api/seed-prompts";
import type { SeedPrompt } from "@/lib/seed-prompts/seed-prompt";
import { refreshSeedLists } from "./use-seed-list";

export const useSeedSets = () => useQuery(endpointQuery(listSeedSets));

export const useSeedChanges = (setId: number) =>
  useQuery(endpointQuery(listSeedChanges, { params: { id: setId } }));

/**
 * The seed prompt nearest to a text while it is typed. A newer text gives up the question about the older one, and its
 * answer is known by its own text, so that no late answer takes the place of a newer one; until it comes, the last one
 * stands.
 */
export function useNearest(
  text: string,
  setId: number | null,
  exceptId: number | null,
  lastChangeId: number,
) {
  const body = { text, setId, exceptId };
  return useQuery({
    queryKey: [findNearestSeedPrompt.path, body, lastChangeId],
    queryFn: ({ signal }) => callEndpoint(findNearestSeedPrompt, { body, signal }),
    enabled: text.trim() !== "",
    placeholderData: (last) => last,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 10_000,
    retry: false,
  });
}

/** After anything was written: the page follows, and what other stations know is asked for anew when they need it. */
export function useRefreshSeeds() {
  const client = useQueryClient();
  return () =>
    Promise.all([
      refreshSeedLists(client),
      refreshEndpoints(client, listSeedSets, listSeedPrompts, listSeedChanges, getHome),
    ]);
}

export function useAddSeedPrompt() {
  return useMutation({
    mutationFn: ({ setId, seed }: { setId: number; seed: SeedPrompt }) =>
      callEndpoint(addSeedPrompt, { params: { id: setId }, body: seed }),
    onSuccess: useRefreshSeeds(),
  });
}

export function useSaveSeedPrompt() {
  return useMutation({
    mutationFn: ({ id, seed }: { id: number; seed: SeedPrompt }) =>
      callEndpoint(saveSeedPrompt, { params: { id }, body: seed }),
    onSuccess: useRefreshSeeds(),
  });
}

export function useRemoveSeedPrompt() {
  return useMutation({
    mutationFn: (id: number) => callEndpoint(removeSeedPrompt, { params: { id } }),
    onSuccess: useRefreshSeeds(),
  });
}

export function useChangeSeedPrompts() {
  const refresh = useRefreshSeeds();
  return useMutation({
    mutationFn: ({ setId, ...body }: { setId: number; ids: number[]; action: BulkAction }) =>
      callEndpoint(changeSeedPrompts, { params: { id: setId }, body }),
    // What was done is told at once; reading tens of thousands of rows anew takes its time.
    onSuccess: () => void refresh(),
  });
}

export function useUndoSeedChange() {
  const refresh = useRefreshSeeds();
  return useMutation({
    mutationFn: (id: number) => callEndpoint(undoSeedChange, { params: { id } }),
    // After a refusal too: it says that somebody changed something meanwhile.
    onSettled: () => void refresh(),
  });
}

export function useChooseSeedSet() {
  return useMutation({
    mutationFn: (id: number) => callEndpoint(chooseSeedSet, { params: { id } }),
    onSuccess: useRefreshSeeds(),
  });
}
