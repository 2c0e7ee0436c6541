"use client";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { endpointKey, endpointQuery, refreshEndpoints } from "@/components/shell/endpoint-query";
import { callEndpoint } from "@/lib/api/call-endpoint";
import {
  chooseTemplate,
  createTemplate,
  getTemplate,
  getTemplateVersion,
  listTemplates,
  listTemplateUses,
  publishTemplate,
  removeTemplate,
  renameTemplate,
  restoreTemplateVersion,
  saveTemplateDraft,
  type TemplateView,
} from "@/lib/api/templates";
import type { TemplateRole } from "@/lib/templates/template";

export const useTemplates = () => useQuery(endpointQuery(listTemplates));

export const useTemplate = (id: number) => useQuery(endpointQuery(getTemplate, { params: { id } }));

/** A published version never changes, so it is asked for once; without a number nothing is asked. */
export const useTemplateVersion = (id: number, number: number | null) =>
  useQuery({
    ...endpointQuery(getTemplateVersion, { params: { id, number: number ?? 0 } }),
    staleTime: Number.POSITIVE_INFINITY,
    enabled: number !== null,
  });

export const useTemplateUses = (id: number) => useQuery(endpointQuery(listTemplateUses, { params: { id } }));

/** Puts an answer in the place of what the pages have, and lets the list ask again. */
function useStoreView() {
  const client = useQueryClient();
  return (view: TemplateView) => {
    client.setQueryData(endpointKey(getTemplate, { params: { id: view.id } }), view);
    void refreshEndpoints(client, listTemplates);
  };
}

export function useCreateTemplate() {
  const onSuccess = useStoreView();
  return useMutation({
    mutationFn: (body: { role: TemplateRole; name: string; text: string }) =>
      callEndpoint(createTemplate, { body }),
    onSuccess,
  });
}

export function useSaveDraft(id: number) {
  const onSuccess = useStoreView();
  return useMutation({
    mutationFn: (body: { revision: number; text: string }) =>
      callEndpoint(saveTemplateDraft, { params: { id }, body }),
    onSuccess,
  });
}

export function usePublish(id: number) {
  const onSuccess = useStoreView();
  return useMutation({
    mutationFn: (body: { revision: number; note: string }) =>
      callEndpoint(publishTemplate, { params: { id }, body }),
    onSuccess,
  });
}

export function useRestore(id: number) {
  const onSuccess = useStoreView();
  return useMutation({
    mutationFn: (body: { revision: number; version: number }) =>
      callEndpoint(restoreTemplateVersion, { params: { id }, body }),
    onSuccess,
  });
}

export function useRename(id: number) {
  const onSuccess = useStoreView();
  return useMutation({
    mutationFn: (name: string) => callEndpoint(renameTemplate, { params: { id }, body: { name } }),
    onSuccess,
  });
}

export function useChoose(id: number) {
  const onSuccess = useStoreView();
  return useMutation({
    mutationFn: () => callEndpoint(chooseTemplate, { params: { id } }),
    onSuccess,
  });
}

export function useRemove(id: number) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => callEndpoint(removeTemplate, { params: { id } }),
    onSuccess: () => refreshEndpoints(client, listTemplates),
  });
}
