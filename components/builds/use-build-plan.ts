"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { parseAsInteger, useQueryStates } from "nuqs";
import { useMemo, useState } from "react";
import {
  constitutionQuery,
  constitutionsQuery,
  seedPromptsQuery,
  seedSetsQuery,
  serversQuery,
} from "@/components/generation/queries";
import { readSampling, rollSeed, type SamplingDraft } from "@/components/generation/sampling-fields";
import { firstServer } from "@/components/generation/server-field";
import { usePresetChoices } from "@/components/generation/use-preset-choices";
import { endpointQuery } from "@/components/shell/endpoint-query";
import { useDebounced } from "@/components/shell/use-debounced";
import { getBuildProbe, planBuild } from "@/lib/api/build-plans";
import { getBuild } from "@/lib/api/builds";
import { callEndpoint } from "@/lib/api/call-endpoint";
import type { BuildManifest } from "@/lib/builds/manifest";
import { manifestChanges } from "@/lib/builds/manifest-changes";
import { NO_STOP_RULES, type StopRules } from "@/lib/builds/stop-rules";
import { selfAlign } from "@/lib/steps/self-align";
import { type BuildWish, buildWish, MAX_SAMPLES } from "./build-wish";
import { presetKey } from "./preset-key";
import { isChosen, type SeedChoice } from "./seed-choice";

const PLAN_AFTER_MS = 300;

/** What a person set themselves; what is absent is as in the build that the plan began with, or as usual. */
type Edits = Partial<{
  sampling: Partial<SamplingDraft>;
  samplesPerItem: number | null;
  preset: string;
  stopRules: StopRules;
  moreServerIds: number[];
}>;

/** Everything a build will be made from. The choices that others link to stand in the URL. */
export function useBuildPlan() {
  const [url, setUrl] = useQueryStates({
    constitution: parseAsInteger,
    version: parseAsInteger,
    server: parseAsInteger,
    seedSet: parseAsInteger,
    /** The build whose settings the plan begins with. */
    from: parseAsInteger,
    probe: parseAsInteger,
  });
  const [rolled] = useState(rollSeed);
  const [edits, setEdits] = useState<Edits>({});
  const [choice, setChoice] = useState<SeedChoice>(null);
  const [name, setName] = useState("");

  const original = useOriginal(url.from);
  const was = original.manifest;
  const probed = useProbed(url.probe);
  // Who comes back to a probe finds the settings that it was run for.
  const base = probed.manifest ?? was;
  const constitutions = useQuery(constitutionsQuery);
  const servers = useQuery(serversQuery);
  const seedSets = useQuery(seedSetsQuery);
  const known = constitutions.data?.constitutions ?? [];
  const wanted = url.constitution ?? base?.constitution?.id;
  const constitution = known.find((c) => c.id === wanted) ?? known.find((c) => c.isInUse) ?? known[0] ?? null;
  const view = useQuery(constitutionQuery(constitution?.id ?? null)).data;
  const wantedVersion =
    url.version ?? (constitution?.id === base?.constitution?.id ? base?.constitution?.number : null);
  const version = view?.versions.some((v) => v.number === wantedVersion)
    ? (wantedVersion ?? null)
    : (view?.latestVersion ?? null);
  const allServers = servers.data?.servers ?? [];
  const server = allServers.find((s) => s.id === (url.server ?? base?.server.id)) ?? firstServer(allServers);
  const moreServerIds = (edits.moreServerIds ?? base?.moreServers.map(({ id }) => id) ?? []).filter(
    (id) => id !== server?.id && allServers.some((one) => one.id === id),
  );
  const sets = seedSets.data?.seedSets ?? [];
  const isAsked = url.from !== null && url.seedSet === null;
  const seedSet = isAsked
    ? null
    : (sets.find((s) => s.id === url.seedSet) ?? sets.find((s) => s.isInUse) ?? sets[0] ?? null);
  const prompts = useQuery(seedPromptsQuery(seedSet?.id ?? null));
  const seedPrompts = prompts.data?.seedPrompts ?? null;
  const chosen = useMemo(
    () => (seedPrompts ?? []).filter((seed) => isChosen(choice, seed.id)),
    [seedPrompts, choice],
  );
  const presets = usePresetChoices();
  const { temperature, topP, maxTokens } = selfAlign.defaults;
  const draft: SamplingDraft = {
    ...(base?.sampling ?? { temperature, topP, maxTokens }),
    seed: base?.seed ?? rolled,
    ...edits.sampling,
  };
  const samplesPerItem =
    edits.samplesPerItem === undefined ? (base?.samplesPerItem ?? 1) : edits.samplesPerItem;
  const sampling = readSampling(draft);
  const settings = {
    name,
    constitutionId: constitution?.id ?? null,
    version,
    server,
    moreServerIds,
    preset: edits.preset ?? presetKey(base?.preset ?? presets[0]),
    stopRules: edits.stopRules ?? base?.stopRules ?? NO_STOP_RULES,
    samplesPerItem,
    sampling,
    from: url.from,
    /** Items of the original are asked again; else the chosen of `seedSet`. */
    isAsked,
    itemCount: isAsked ? (was?.itemCount ?? 0) : chosen.length,
    seedSet,
    choice,
    chosen,
  };
  const isLoading =
    constitutions.isPending ||
    servers.isPending ||
    seedSets.isPending ||
    original.isLoading ||
    probed.isLoading;
  const wish = isLoading ? null : buildWish(settings);
  const plan = usePlanned(wish, probed.isOver ? url.probe : null);

  return {
    ...settings,
    setName,
    setUrl,
    view,
    sets,
    seedPrompts,
    setChoice,
    draft,
    setSampling: (change: Partial<SamplingDraft>) =>
      setEdits((now) => ({ ...now, sampling: { ...now.sampling, ...change } })),
    edit: (change: Omit<Edits, "sampling">) => setEdits((now) => ({ ...now, ...change })),
    original,
    wish,
    planned: plan.data ?? null,
    isPlanFresh: plan.isFresh,
    planError: plan.error,
    /** Against the build it began with; empty until the plan is known. Asked again, its items are the same. */
    changes:
      was === null || plan.data === undefined
        ? []
        : manifestChanges(was, plan.data.manifest).filter(({ group }) => !isAsked || group !== "items"),
    probeId: url.probe,
    isLoading,
    error: constitutions.error ?? servers.error ?? seedSets.error ?? prompts.error ?? original.error,
    refetch: () => {
      for (const query of [constitutions, servers, seedSets, prompts]) void query.refetch();
      original.refetch();
    },
  };
}
export type PlanState = ReturnType<typeof useBuildPlan>;

/** The build that the plan began with, as it stands: an extended one has more than its manifest says. */
function useOriginal(id: number | null) {
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
          itemCount: build.totalItems,
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
function useProbed(id: number | null) {
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

/** What the wish comes to, asked for once it stands still; the last answer stays until the next is there. */
function usePlanned(wish: BuildWish | null, probeId: number | null) {
  const key = useMemo(() => (wish === null ? null : JSON.stringify(wish)), [wish]);
  const settled = useDebounced(key, PLAN_AFTER_MS);
  const query = useQuery({
    queryKey: [planBuild.path, settled, probeId],
    queryFn: ({ signal }) =>
      callEndpoint(planBuild, {
        body: { ...(JSON.parse(settled ?? "{}") as BuildWish), ...(probeId === null ? {} : { probeId }) },
        signal,
      }),
    enabled: settled !== null,
    placeholderData: keepPreviousData,
    staleTime: 30_000,
    retry: false,
  });
  return {
    data: key === null ? undefined : query.data,
    error: key === null ? null : query.error,
    isFresh: key === settled && !query.isPlaceholderData && query.data !== undefined,
  };
}

/** Why it cannot start now, null if it can. */
export function blockedBecause(plan: PlanState): string | null {
  if (plan.isLoading) return "Still reading what there is.";
  if (plan.constitutionId === null) return "There is no constitution yet.";
  if (plan.view === undefined) return "Still reading the constitution.";
  if (plan.view.versions.length === 0) return "Publish a version of the constitution first.";
  if (plan.server === null) return "There is no server yet.";
  if (plan.server.model === "") return `${plan.server.name} has no model yet; test it and choose one.`;
  if (!plan.isAsked && plan.seedSet === null) return "There is no seed set yet.";
  if (plan.itemCount === 0) return "Choose at least one seed prompt.";
  if ("error" in plan.sampling) return plan.sampling.error;
  return plan.wish === null ? `Samples an item are a whole number from 1 to ${MAX_SAMPLES}.` : null;
}
