"use client";

import { useQuery } from "@tanstack/react-query";
import { parseAsInteger, useQueryStates } from "nuqs";
import { useState } from "react";
import {
  constitutionQuery,
  constitutionsQuery,
  seedPromptsQuery,
  seedSetsQuery,
  serversQuery,
  versionQuery,
} from "@/components/generation/queries";
import { readSampling, rollSeed, type SamplingDraft } from "@/components/generation/sampling-fields";
import { firstServer } from "@/components/generation/server-field";
import { useTokenBudget } from "@/components/generation/use-token-budget";
import { longestRequest } from "@/lib/seed-prompts/longest-request";
import { requestOf } from "@/lib/seed-prompts/seed-prompt";
import { selfAlign } from "@/lib/steps/self-align";
import { isChosen, type SeedChoice } from "./seed-choice";

/** Everything a build will be made from. The choices that others link to stand in the URL. */
export function useBuildPlan() {
  const [url, setUrl] = useQueryStates({
    constitution: parseAsInteger,
    version: parseAsInteger,
    server: parseAsInteger,
    seedSet: parseAsInteger,
  });
  const { temperature, topP, maxTokens } = selfAlign.defaults;
  const [draft, setDraft] = useState<SamplingDraft>(() => ({
    temperature,
    topP,
    maxTokens,
    seed: rollSeed(),
  }));
  const [choice, setChoice] = useState<SeedChoice>(null);
  const [name, setName] = useState("");

  const constitutions = useQuery(constitutionsQuery);
  const servers = useQuery(serversQuery);
  const seedSets = useQuery(seedSetsQuery);
  const known = constitutions.data?.constitutions ?? [];
  const constitution =
    known.find((c) => c.id === url.constitution) ?? known.find((c) => c.isInUse) ?? known[0] ?? null;
  const view = useQuery(constitutionQuery(constitution?.id ?? null)).data;
  const version = view?.versions.some((v) => v.number === url.version)
    ? url.version
    : (view?.latestVersion ?? null);
  const body = useQuery(versionQuery(constitution?.id ?? null, version)).data?.body ?? null;
  const server =
    servers.data?.servers.find((s) => s.id === url.server) ?? firstServer(servers.data?.servers ?? []);
  const sets = seedSets.data?.seedSets ?? [];
  const seedSet = sets.find((s) => s.id === url.seedSet) ?? sets.find((s) => s.isInUse) ?? sets[0] ?? null;
  const prompts = useQuery(seedPromptsQuery(seedSet?.id ?? null));
  const seedPrompts = prompts.data?.seedPrompts ?? null;
  const chosen = (seedPrompts ?? []).filter((seed) => isChosen(choice, seed.id));
  const requests = chosen.map(requestOf);
  const sampling = readSampling(draft);
  const longest = longestRequest(requests);
  const budget = useTokenBudget({
    constitution: longest === null ? null : body,
    request: longest,
    room: "error" in sampling ? null : sampling.sampling.maxTokens,
    server,
  });

  return {
    name,
    setName,
    setUrl,
    constitutionId: constitution?.id ?? null,
    view,
    version,
    body,
    server,
    sets,
    seedSet,
    seedPrompts,
    choice,
    setChoice,
    chosen,
    requests,
    /** Of the longest chosen prompt; null where there is none to count. */
    budget,
    draft,
    setSampling: (change: Partial<SamplingDraft>) => setDraft((now) => ({ ...now, ...change })),
    sampling,
    isLoading: constitutions.isPending || servers.isPending || seedSets.isPending,
    error: constitutions.error ?? servers.error ?? seedSets.error ?? prompts.error,
    refetch: () => {
      for (const query of [constitutions, servers, seedSets, prompts]) void query.refetch();
    },
  };
}
export type BuildPlan = ReturnType<typeof useBuildPlan>;

/** Why it cannot start now, null if it can. */
export function blockedBecause(plan: BuildPlan): string | null {
  if (plan.isLoading) return "Still reading what there is.";
  if (plan.constitutionId === null) return "There is no constitution yet.";
  if (plan.view !== undefined && plan.view.versions.length === 0)
    return "Publish a version of the constitution first.";
  if (plan.version === null || plan.body === null) return "Still reading the constitution.";
  if (plan.server === null) return "There is no server yet.";
  if (plan.server.model === "") return `${plan.server.name} has no model yet; test it and choose one.`;
  if (plan.seedSet === null) return "There is no seed set yet.";
  if (plan.chosen.length === 0) return "Choose at least one seed prompt.";
  return "error" in plan.sampling ? plan.sampling.error : null;
}
