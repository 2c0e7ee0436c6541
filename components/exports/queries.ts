"use client";

import { keepPreviousData, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { endpointKey, endpointQuery, refreshEndpoints } from "@/components/shell/endpoint-query";
import { tellFailure } from "@/components/ui/toast";
import { callEndpoint } from "@/lib/api/call-endpoint";
import * as api from "@/lib/api/exports";
import { listIdentitySets } from "@/lib/api/identity-sets";
import type { ExportWish } from "@/lib/exports/export-wish";

const MOVING_MS = 500;
const RESTING_MS = 5_000;

const isMoving = ({ status }: { status: string }) => status === "queued" || status === "running";

/** An export, asked for often while anything of it moves. */
export const useExport = (id: number | null) =>
  useQuery({
    ...endpointQuery(api.getExport, { params: { id: id ?? 0 } }),
    enabled: id !== null,
    refetchInterval: ({ state: { data } }) =>
      data === undefined || isMoving(data) || data.pushes.some(isMoving) ? MOVING_MS : false,
  });

/** The latest page of the history. */
export const useExports = () =>
  useQuery({
    ...endpointQuery(api.listExports, { query: { limit: 100 } }),
    refetchInterval: ({ state: { data } }) => (data?.exports.some(isMoving) ? MOVING_MS : RESTING_MS),
  });

export const useIdentitySets = () => useQuery(endpointQuery(listIdentitySets));

/** The first lines of what is wished for; those of before stand until the next have come. */
export const useExportPreview = (datasetId: number, wish: ExportWish | null) =>
  useQuery({
    queryKey: [api.previewExport.path, datasetId, wish],
    queryFn: ({ signal }) => {
      if (wish === null) throw new Error("Nothing is wished for.");
      return callEndpoint(api.previewExport, { params: { id: datasetId }, body: { wish }, signal });
    },
    enabled: wish !== null,
    placeholderData: keepPreviousData,
  });

export function useCreateExport(datasetId: number) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (wish: ExportWish) =>
      callEndpoint(api.createExport, { params: { id: datasetId }, body: { wish } }),
    onSuccess: () => void refreshEndpoints(client, api.listExports),
    onError: (error) => tellFailure("The export could not be started.", error),
  });
}

/** What can be done with an export that is there. */
export function useExportActions(id: number) {
  const client = useQueryClient();
  const refresh = async () => {
    await client.invalidateQueries({ queryKey: endpointKey(api.getExport, { params: { id } }) });
    await refreshEndpoints(client, api.listExports);
  };
  const options = (failure: string) => ({
    onSuccess: refresh,
    onError: (error: unknown) => tellFailure(failure, error),
  });
  const params = { id };
  return {
    cancel: useMutation({
      mutationFn: () => callEndpoint(api.cancelExport, { params, body: {} }),
      ...options("The export could not be cancelled."),
    }),
    removeFiles: useMutation({
      mutationFn: () => callEndpoint(api.deleteExportFiles, { params }),
      ...options("The files could not be deleted."),
    }),
    link: useMutation({
      mutationFn: (hours: number) => callEndpoint(api.createExportLink, { params, body: { hours } }),
      ...options("The link could not be made."),
    }),
    revoke: useMutation({
      mutationFn: (link: number) => callEndpoint(api.revokeExportLink, { params: { id, link } }),
      ...options("The link could not be revoked."),
    }),
    push: useMutation({
      mutationFn: (body: { repo: string; endpoint: string; token: string; isPrivate: boolean }) =>
        callEndpoint(api.pushExport, { params, body }),
      ...options("The push could not be started."),
    }),
  };
}
