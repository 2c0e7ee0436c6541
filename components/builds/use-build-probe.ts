"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { endpointKey, endpointQuery } from "@/components/shell/endpoint-query";
import { tellFailure } from "@/components/ui/toast";
import { type BuildProbe, getBuildProbe, startBuildProbe, stopBuildProbe } from "@/lib/api/build-plans";
import { callEndpoint } from "@/lib/api/call-endpoint";
import type { BuildWish } from "./build-wish";

const POLL_MS = 700;

/** The probe that stands in the address. It is the worker's: leaving the page does not stop it. */
export function useBuildProbe(id: number | null, onStarted: (id: number) => void) {
  const client = useQueryClient();
  const keep = (probe: BuildProbe) =>
    client.setQueryData(endpointKey(getBuildProbe, { params: { id: probe.id } }), probe);
  const probe = useQuery({
    ...endpointQuery(getBuildProbe, { params: { id: id ?? 0 } }),
    enabled: id !== null,
    refetchInterval: (query) => (query.state.data?.status === "running" ? POLL_MS : false),
  });
  const start = useMutation({
    mutationFn: (wish: BuildWish) => callEndpoint(startBuildProbe, { body: wish }),
    onSuccess: (started) => {
      keep(started);
      onStarted(started.id);
    },
    onError: (error) => tellFailure("The probe could not be started.", error),
  });
  const stop = useMutation({
    mutationFn: (running: number) => callEndpoint(stopBuildProbe, { params: { id: running } }),
    onSuccess: keep,
    onError: (error) => tellFailure("The probe could not be stopped.", error),
  });
  return { probe, start, stop };
}
