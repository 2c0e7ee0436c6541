"use client";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { endpointKey, endpointQuery, refreshEndpoints } from "@/components/shell/endpoint-query";
import { callEndpoint } from "@/lib/api/call-endpoint";
import {
  type ConstitutionView,
  chooseConstitution,
  getConstitution,
  getVersion,
  getVersionUses,
  listConstitutions,
  publishDraft,
  restoreVersion,
  saveDraft,
} from "@/lib/api/constitutions";
import { getHome } from "@/lib/api/home";
import type { Constitution } from "@/lib/constitutions/constitution";
import type { Side } from "./compared-sides";

export const useConstitutions = () => useQuery(endpointQuery(listConstitutions));

export const useConstitution = (id: number) => useQuery(endpointQuery(getConstitution, { params: { id } }));

/** A published version never changes, so it is asked for once; without a number nothing is asked. */
export const useVersion = (id: number, number: number | null) =>
  useQuery({
    ...endpointQuery(getVersion, { params: { id, number: number ?? 0 } }),
    staleTime: Number.POSITIVE_INFINITY,
    enabled: number !== null,
  });

/** The body of a version, or the draft as it is edited here. */
export function useSide(id: number, side: Side, draft: Constitution) {
  const { data, error, refetch } = useVersion(id, side === "draft" ? null : side);
  return { body: side === "draft" ? draft : data?.body, error, refetch };
}

export const useVersionUses = (id: number, number: number) =>
  useQuery(endpointQuery(getVersionUses, { params: { id, number } }));

/** Puts an answer in the place of what the pages have, and lets the lists ask again. */
function useStoreView(id: number) {
  const client = useQueryClient();
  return (view: ConstitutionView) => {
    client.setQueryData(endpointKey(getConstitution, { params: { id } }), view);
    void refreshEndpoints(client, listConstitutions, getHome);
  };
}

export function useSaveDraft(id: number) {
  const store = useStoreView(id);
  return useMutation({
    mutationFn: (body: { revision: number; draft: Constitution }) =>
      callEndpoint(saveDraft, { params: { id }, body }),
    onSuccess: store,
  });
}

export function useRestoreVersion(id: number) {
  const store = useStoreView(id);
  return useMutation({
    mutationFn: (body: { revision: number; version: number }) =>
      callEndpoint(restoreVersion, { params: { id }, body }),
    onSuccess: store,
  });
}

export function usePublishDraft(id: number) {
  const store = useStoreView(id);
  return useMutation({
    mutationFn: (body: { revision: number; note: string }) =>
      callEndpoint(publishDraft, { params: { id }, body }),
    onSuccess: store,
  });
}

export function useChooseConstitution(id: number) {
  const store = useStoreView(id);
  return useMutation({
    mutationFn: () => callEndpoint(chooseConstitution, { params: { id } }),
    onSuccess: store,
  });
}
