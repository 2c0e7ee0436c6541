"use client";
import { skipToken, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { endpointKey, endpointQuery, refreshEndpoints } from "@/components/shell/endpoint-query";
import { callEndpoint } from "@/lib/api/call-endpoint";
import { getHome } from "@/lib/api/home";
import {
  addSeedPrompt,
  chooseSeedSet,
  listSeedPrompts,
  listSeedSets,
  removeSeedPrompt,
  saveSeedPrompt,
} from "@/lib/api/seed-prompts";
import type { SeedPrompt } from "@/lib/seed-prompts/seed-prompt";

export const useSeedSets = () => useQuery(endpointQuery(listSeedSets));

/** The seed prompts of a set in their order; nothing is asked for while no set is known. */
export function useSeedPrompts(setId: number | null) {
  return useQuery({
    queryKey: endpointKey(listSeedPrompts, { params: { id: setId ?? 0 } }),
    queryFn:
      setId === null
        ? skipToken
        : ({ signal }) => callEndpoint(listSeedPrompts, { params: { id: setId }, signal }),
  });
}

function useRefreshSeeds() {
  const client = useQueryClient();
  return () => refreshEndpoints(client, listSeedSets, listSeedPrompts, getHome);
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

export function useChooseSeedSet() {
  return useMutation({
    mutationFn: (id: number) => callEndpoint(chooseSeedSet, { params: { id } }),
    onSuccess: useRefreshSeeds(),
  });
}
