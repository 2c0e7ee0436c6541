"use client";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { endpointKey, endpointQuery, refreshEndpoints } from "@/components/shell/endpoint-query";
import { callEndpoint } from "@/lib/api/call-endpoint";
import {
  addIdentitySet,
  getIdentitySet,
  type IdentitySetView,
  listIdentitySets,
  removeIdentitySet,
  saveIdentitySet,
} from "@/lib/api/identity-sets";
import type { IdentitySet } from "@/lib/exports/identity-set";

export const useIdentitySets = () => useQuery(endpointQuery(listIdentitySets));

export const useIdentitySet = (id: number) => useQuery(endpointQuery(getIdentitySet, { params: { id } }));

/** Puts an answer in the place of what the pages have, and lets the list ask again. */
function useStoreView() {
  const client = useQueryClient();
  return (view: IdentitySetView) => {
    client.setQueryData(endpointKey(getIdentitySet, { params: { id: view.id } }), view);
    void refreshEndpoints(client, listIdentitySets);
  };
}

export function useAddIdentitySet() {
  const onSuccess = useStoreView();
  return useMutation({
    mutationFn: (body: { name: string; body: IdentitySet }) => callEndpoint(addIdentitySet, { body }),
    onSuccess,
  });
}

export function useSaveIdentitySet(id: number) {
  const onSuccess = useStoreView();
  return useMutation({
    mutationFn: (body: { revision: number; name: string; body: IdentitySet }) =>
      callEndpoint(saveIdentitySet, { params: { id }, body }),
    onSuccess,
  });
}

export function useRemoveIdentitySet(id: number) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => callEndpoint(removeIdentitySet, { params: { id } }),
    onSuccess: () => refreshEndpoints(client, listIdentitySets),
  });
}
