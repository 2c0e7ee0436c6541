"use client";

import { useQuery } from "@tanstack/react-query";
import { endpointQuery } from "@/components/shell/endpoint-query";
import { getBuildProbe } from "@/lib/api/build-plans";
import { getBuild } from "@/lib/api/builds";
import type { BuildManifest } from "@/lib/builds/manifest";
import { isInventing } from "@/lib/steps/inventing-step";
import { getStep } from "@/lib/steps/steps";

/** The build that the plan began with, as it stands: an extended one has more than its manifest says. */
export function useOriginal(id: number | null) {
  const query = useQuery({
    ...endpointQuery(getBuild, { params: { id: id ?? 0 } }),
    enabled: id !== null,
    staleTime: Number.POSITIVE_INFINITY,
  });
  const build = query.data;
  const manifest: BuildManifest | null =
    build === undefined
      ? null
      : {
          ...build.manifest,
          // What a step that invents asked later it composes anew.
          itemCount: isInventing(getStep(build.manifest.step)) ? build.manifest.itemCount : build.totalItems,
          target: build.target,
          samplesPerItem: build.samplesPerItem,
          stopRules: build.stopRules,
        };
  return {
    id,
    name: build?.name ?? null,
    manifest,
    isLoading: id !== null && query.isPending,
    error: id === null ? null : query.error,
    refetch: () => id !== null && void query.refetch(),
  };
}

/** What the probe in the address was run for, and whether it is over; one that cannot be read says nothing. */
export function useProbed(id: number | null) {
  const query = useQuery({
    ...endpointQuery(getBuildProbe, { params: { id: id ?? 0 } }),
    enabled: id !== null,
  });
  const probe = id === null ? undefined : query.data;
  return {
    manifest: probe?.manifest ?? null,
    isOver: probe !== undefined && probe.status !== "running",
    isLoading: id !== null && query.isPending,
  };
}
