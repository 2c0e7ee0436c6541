"use client";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type { z } from "zod";
import { endpointQuery, refreshEndpoints } from "@/components/shell/endpoint-query";
import { callEndpoint } from "@/lib/api/call-endpoint";
import { getHome } from "@/lib/api/home";
import { addServer, listServers, removeServer, saveServer, testAddress, testServer } from "@/lib/api/servers";

export type ServerBody = z.input<typeof addServer.body>;

/** The limit and what is in flight move while one looks. */
const REFRESH_MS = 2_000;

export const useServers = () => useQuery({ ...endpointQuery(listServers), refetchInterval: REFRESH_MS });

function useRefreshServers() {
  const client = useQueryClient();
  return () => refreshEndpoints(client, listServers, getHome);
}

/** Adds a server, or saves the one with `id`. */
export function useSaveServer(id: number | null) {
  return useMutation({
    mutationFn: (body: ServerBody) =>
      id === null ? callEndpoint(addServer, { body }) : callEndpoint(saveServer, { params: { id }, body }),
    onSuccess: useRefreshServers(),
  });
}

export function useRemoveServer() {
  return useMutation({
    mutationFn: (id: number) => callEndpoint(removeServer, { params: { id } }),
    onSuccess: useRefreshServers(),
  });
}

/** Probes a saved server; what is found is kept with it. */
export function useTestServer() {
  return useMutation({
    mutationFn: (id: number) => callEndpoint(testServer, { params: { id } }),
    onSuccess: useRefreshServers(),
  });
}

/** Probes an address before it is saved. */
export function useTestAddress() {
  return useMutation({
    mutationFn: (body: z.input<typeof testAddress.body>) => callEndpoint(testAddress, { body }),
  });
}
