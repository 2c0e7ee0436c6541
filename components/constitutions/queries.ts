"use client";
import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { endpointKey, endpointQuery, refreshEndpoints } from "@/components/shell/endpoint-query";
import { callEndpoint } from "@/lib/api/call-endpoint";
import {
  type ConstitutionView,
  chooseConstitution,
  getConstitution,
  getDraftRevision,
  getVersion,
  getVersionUses,
  listConstitutions,
  publishDraft,
  restoreVersion,
  saveDraft,
} from "@/lib/api/constitutions";
import { getDraftSave, listDraftSaves } from "@/lib/api/draft-saves";
import { getHome } from "@/lib/api/home";
import type { Constitution } from "@/lib/constitutions/constitution";
import { type Side, versionOf } from "./compared-sides";

export const useConstitutions = () => useQuery(endpointQuery(listConstitutions));

export const useConstitution = (id: number) => useQuery(endpointQuery(getConstitution, { params: { id } }));

const ASK_AGAIN_AFTER_MS = 3000;

/** Which revision the store has of the draft; asked every few seconds while the page is looked at. */
export const useDraftRevision = (id: number) =>
  useQuery({
    ...endpointQuery(getDraftRevision, { params: { id } }),
    refetchInterval: ASK_AGAIN_AFTER_MS,
    staleTime: 0,
  });

/** The saves of a draft, the newest first, page by page; asked again with every new `revision` of it. */
export const useDraftSaves = (id: number, revision: number) =>
  useInfiniteQuery({
    queryKey: [...endpointKey(listDraftSaves, { params: { id } }), revision],
    queryFn: ({ pageParam, signal }) =>
      callEndpoint(listDraftSaves, { params: { id }, query: { olderThan: pageParam }, signal }),
    initialPageParam: undefined as number | undefined,
    getNextPageParam: ({ next }) => next ?? undefined,
    placeholderData: (shown) => shown,
  });

/** From before the save `since` to after the save `revision`; what was is asked for once. */
export const useDraftSave = (id: number, revision: number, since: number) =>
  useQuery({
    ...endpointQuery(getDraftSave, { params: { id, revision }, query: { since } }),
    staleTime: Number.POSITIVE_INFINITY,
  });

/** A published version never changes, so it is asked for once; without a number nothing is asked. */
export const useVersion = (id: number, number: number | null) =>
  useQuery({
    ...endpointQuery(getVersion, { params: { id, number: number ?? 0 } }),
    staleTime: Number.POSITIVE_INFINITY,
    enabled: number !== null,
  });

/** The body of a version, or the draft as it is edited here; `file` is the text that it was imported from. */
export function useSide(id: number, side: Side, draft: Constitution) {
  const { data, error, refetch } = useVersion(id, versionOf(side));
  const file = typeof side === "string" && side !== "draft" ? (data?.sourceText ?? null) : null;
  return { body: side === "draft" ? draft : data?.body, file, error, refetch };
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
