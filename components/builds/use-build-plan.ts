"use client";

import { useQuery } from "@tanstack/react-query";
import { parseAsInteger, parseAsStringEnum, useQueryStates } from "nuqs";
import { useState } from "react";
import { constitutionQuery, constitutionsQuery, serversQuery } from "@/components/generation/queries";
import { readSampling, rollSeed, type SamplingDraft } from "@/components/generation/sampling-fields";
import { firstServer } from "@/components/generation/server-field";
import { usePresetChoices } from "@/components/generation/use-preset-choices";
import { manifestChanges } from "@/lib/builds/manifest-changes";
import { NO_STOP_RULES, type StopRules } from "@/lib/builds/stop-rules";
import { isInventing } from "@/lib/steps/inventing-step";
import { readSettings } from "@/lib/steps/settings-fields";
import { getStep, stepNameSchema } from "@/lib/steps/steps";
import { type BuildWish, buildWish } from "./build-wish";
import { useOriginal, useProbed } from "./plan-base";
import { presetKey } from "./preset-key";
import { usePlanAsked } from "./use-plan-asked";
import { usePlanned } from "./use-planned";

type Templates = NonNullable<BuildWish["templates"]>;

/** What a person set themselves; what is absent is as in the build that the plan began with, or as usual. */
type Edits = Partial<{
  sampling: Partial<SamplingDraft>;
  samplesPerItem: number | null;
  preset: string;
  stopRules: StopRules;
  moreServerIds: number[];
  templates: Templates;
  settings: Record<string, unknown>;
  target: number | null;
  earlierIds: number[];
}>;

/** Of an inventing step where nobody said how many. */
const USUAL_TARGET = 1_000;

/** Everything a build will be made from. The choices that others link to stand in the URL. */
export function useBuildPlan() {
  const [url, setUrl] = useQueryStates({
    step: parseAsStringEnum(stepNameSchema.options),
    constitution: parseAsInteger,
    version: parseAsInteger,
    server: parseAsInteger,
    seedSet: parseAsInteger,
    dataset: parseAsInteger,
    /** At most so many records of the dataset. */
    limit: parseAsInteger,
    /** The build whose settings the plan begins with. */
    from: parseAsInteger,
    probe: parseAsInteger,
  });
  const [rolled] = useState(rollSeed);
  const [edits, setEdits] = useState<Edits>({});
  const [name, setName] = useState("");

  const original = useOriginal(url.from);
  const was = original.manifest;
  const probed = useProbed(url.probe);
  // Who comes back to a probe finds the settings that it was run for.
  const begun = probed.manifest ?? was;
  const step = getStep(url.step ?? begun?.step ?? "self-align");
  // What another step was set to says nothing of this one.
  const base = begun?.step === step.name ? begun : null;
  const constitutions = useQuery(constitutionsQuery);
  const servers = useQuery(serversQuery);
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
  const server = allServers.find((s) => s.id === (url.server ?? begun?.server.id)) ?? firstServer(allServers);
  const moreServerIds = (edits.moreServerIds ?? begun?.moreServers.map(({ id }) => id) ?? []).filter(
    (id) => id !== server?.id && allServers.some((one) => one.id === id),
  );
  const source = usePlanAsked(step, url, { was, base });
  const presets = usePresetChoices();
  const { temperature, topP, maxTokens } = step.defaults;
  const draft: SamplingDraft = {
    ...(base?.sampling ?? { temperature, topP, maxTokens }),
    seed: begun?.seed ?? rolled,
    ...edits.sampling,
  };
  const samplesPerItem =
    edits.samplesPerItem === undefined ? (base?.samplesPerItem ?? 1) : edits.samplesPerItem;
  const usual = presets.find((one) => one.name === step.preset);
  const settings = {
    name,
    step,
    constitutionId: constitution?.id ?? null,
    version,
    templates:
      edits.templates ??
      base?.templates.map(({ role, id: templateId, number }) => ({ role, templateId, version: number })) ??
      [],
    /** What a person, or the build it began with, set; the rest is as the step has it. */
    ownSettings: { ...base?.settings, ...edits.settings },
    stepSettings: readSettings(step, { ...base?.settings, ...edits.settings }),
    target: edits.target === undefined ? (base === null ? USUAL_TARGET : base.target) : edits.target,
    earlierIds: edits.earlierIds ?? base?.earlier.map(({ datasetId }) => datasetId) ?? [],
    server,
    moreServerIds,
    preset: edits.preset ?? (presetKey(base?.preset ?? usual) || step.preset),
    stopRules: edits.stopRules ?? begun?.stopRules ?? NO_STOP_RULES,
    samplesPerItem,
    sampling: readSampling(draft),
    from: url.from,
    asked: source.asked,
  };
  const isLoading =
    constitutions.isPending ||
    servers.isPending ||
    source.isLoading ||
    original.isLoading ||
    probed.isLoading;
  const wish = isLoading ? null : buildWish(settings);
  const plan = usePlanned(wish, probed.isOver ? url.probe : null);

  return {
    ...settings,
    ...source,
    setName,
    setUrl,
    /** Another step has its own settings. */
    setStep: (next: (typeof stepNameSchema.options)[number]) => {
      setEdits(({ stopRules, moreServerIds: more, earlierIds }) => ({
        stopRules,
        moreServerIds: more,
        earlierIds,
      }));
      void setUrl({ step: next, dataset: null, limit: null, probe: null });
    },
    view,
    draft,
    setSampling: (change: Partial<SamplingDraft>) =>
      setEdits((now) => ({ ...now, sampling: { ...now.sampling, ...change } })),
    setSetting: (key: string, value: unknown) =>
      setEdits((now) => ({ ...now, settings: { ...now.settings, [key]: value } })),
    edit: (change: Omit<Edits, "sampling" | "settings">) => setEdits((now) => ({ ...now, ...change })),
    original,
    invents: isInventing(step),
    wish,
    planned: plan.data ?? null,
    isPlanFresh: plan.isFresh,
    planError: plan.error,
    /** Against the build it began with; empty until the plan is known. Asked again, its items are the same. */
    changes:
      was === null || plan.data === undefined
        ? []
        : manifestChanges(was, plan.data.manifest).filter(
            ({ group }) => !source.isAsked || group !== "items",
          ),
    probeId: url.probe,
    isLoading,
    error: constitutions.error ?? servers.error ?? source.error ?? original.error,
    refetch: () => {
      for (const query of [constitutions, servers]) void query.refetch();
      source.refetch();
      original.refetch();
    },
  };
}
export type PlanState = ReturnType<typeof useBuildPlan>;
