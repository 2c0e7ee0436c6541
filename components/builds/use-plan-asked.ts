"use client";

import { useQuery } from "@tanstack/react-query";
import { useMemo, useState } from "react";
import { seedPromptsQuery, seedSetsQuery } from "@/components/generation/queries";
import { endpointQuery } from "@/components/shell/endpoint-query";
import { listDatasets } from "@/lib/api/datasets";
import type { BuildManifest } from "@/lib/builds/manifest";
import { canAskAbout } from "@/lib/steps/fitting-dataset";
import { isInventing } from "@/lib/steps/inventing-step";
import type { Step } from "@/lib/steps/step";
import type { BuildWish } from "./build-wish";
import { isChosen, type SeedChoice } from "./seed-choice";

type Url = { from: number | null; seedSet: number | null; dataset: number | null; limit: number | null };

/**
 * What is asked: the chosen seed prompts of a set, the records of a dataset, or again what the build that the plan
 * began with asked. A step that invents begins with a seed set, and may ask about a dataset of topics besides.
 */
export function usePlanAsked(
  step: Step,
  url: Url,
  { was, base }: { was: BuildManifest | null; base: BuildManifest | null },
) {
  const [choice, setChoice] = useState<SeedChoice>(null);
  const seedSets = useQuery(seedSetsQuery);
  const listed = useQuery({ ...endpointQuery(listDatasets), staleTime: 10_000 });
  const allDatasets = listed.data?.datasets ?? [];
  const invents = isInventing(step);
  const datasets = allDatasets.filter(({ holds }) => canAskAbout(step, holds));
  const takesSeeds = step.asks !== "replies";
  const takesDataset = step.asks !== "itself";
  const canAskAgain = !invents && url.from !== null && was !== null && was.step === step.name;
  const isAsked = canAskAgain && url.seedSet === null && url.dataset === null;
  // Of seeds and records one is asked; what was chosen last stands in the address alone.
  const wantsDataset = invents ? step.asks === "topics" : !takesSeeds || url.dataset !== null;
  const wantedDataset =
    url.dataset ?? (url.seedSet === null || invents ? base?.source?.datasetId : undefined);
  const dataset =
    isAsked || !(wantsDataset || wantedDataset !== undefined) || !takesDataset
      ? null
      : (datasets.find(({ id }) => id === wantedDataset) ?? (wantsDataset ? datasets[0] : null) ?? null);
  const sets = seedSets.data?.seedSets ?? [];
  const hasSeeds = takesSeeds && !isAsked && (invents || dataset === null);
  const seedSet = !hasSeeds
    ? null
    : (sets.find((s) => s.id === url.seedSet) ??
      sets.find((s) => base !== null && invents && s.name === base.seedPrompts.source) ??
      sets.find((s) => s.isInUse) ??
      sets[0] ??
      null);
  const prompts = useQuery(seedPromptsQuery(seedSet?.id ?? null));
  const seedPrompts = prompts.data?.seedPrompts ?? null;
  const chosen = useMemo(
    () => (seedPrompts ?? []).filter((seed) => isChosen(choice, seed.id)),
    [seedPrompts, choice],
  );
  const limit = url.limit;
  const ofSeeds: Partial<BuildWish> | null =
    seedSet === null || chosen.length === 0
      ? null
      : choice === null
        ? { seedSetId: seedSet.id }
        : { seedSetId: seedSet.id, seedPromptIds: chosen.map(({ id }) => id) };
  const ofDataset: Partial<BuildWish> | null =
    dataset === null
      ? null
      : { datasetId: dataset.id, ...(limit === null || invents ? {} : { limit: Math.max(1, limit) }) };
  const asked = isAsked
    ? url.from === null
      ? null
      : { itemsOfBuildId: url.from }
    : invents
      ? ofSeeds === null || (step.asks === "topics" && ofDataset === null)
        ? null
        : { ...ofSeeds, ...(step.asks === "topics" ? ofDataset : {}) }
      : (ofDataset ?? ofSeeds);
  return {
    /** Items of the original are asked again. */
    isAsked,
    canAskAgain,
    takesSeeds,
    takesDataset,
    sets,
    seedSet,
    seedPrompts,
    choice,
    setChoice,
    chosen,
    allDatasets,
    datasets,
    dataset,
    limit,
    asked,
    /** As far as it is known before the plan: what a step asks of a record is for the plan to say. */
    itemCount: isAsked
      ? (was?.itemCount ?? 0)
      : dataset !== null && !invents
        ? Math.min(limit ?? dataset.keptCount, dataset.keptCount)
        : chosen.length,
    isLoading: seedSets.isPending || listed.isPending,
    error: seedSets.error ?? prompts.error ?? listed.error,
    refetch: () => {
      for (const query of [seedSets, prompts, listed]) void query.refetch();
    },
  };
}
