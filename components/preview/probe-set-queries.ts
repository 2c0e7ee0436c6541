"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { endpointQuery, refreshEndpoints } from "@/components/shell/endpoint-query";
import { tellFailure } from "@/components/ui/toast";
import { callEndpoint } from "@/lib/api/call-endpoint";
import { addProbeSet, listProbeSets, type Probe, removeProbeSet, saveProbeSet } from "@/lib/api/probe-sets";

export const probeSetsQuery = endpointQuery(listProbeSets);

/** The saved lists of requests and what can be done with them; each change is on every page at once. */
export function useProbeSets() {
  const client = useQueryClient();
  const list = useQuery(probeSetsQuery);
  const refresh = () => refreshEndpoints(client, listProbeSets);
  const save = useMutation({
    mutationFn: ({ id, ...body }: { id: number | null; name: string; probes: Probe[] }) =>
      id === null
        ? callEndpoint(addProbeSet, { body })
        : callEndpoint(saveProbeSet, { params: { id }, body }),
    onSuccess: refresh,
    onError: (error) => tellFailure("The probe set could not be saved.", error),
  });
  const remove = useMutation({
    mutationFn: (id: number) => callEndpoint(removeProbeSet, { params: { id } }),
    onSuccess: refresh,
    onError: (error) => tellFailure("The probe set could not be removed.", error),
  });
  return { list, probeSets: list.data?.probeSets ?? [], save, remove };
}
